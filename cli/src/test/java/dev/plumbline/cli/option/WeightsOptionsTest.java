package dev.plumbline.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.checkpoint.WeightsFile;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.producers.study.StartingPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WeightsOptionsTest {
    private static final List<String> ANY = List.of();

    @TempDir
    private Path data;

    private final WeightsOptions options = new WeightsOptions();
    private final Map<String, HostTensor> tensors = Map.of("fc.bias", HostTensor.floats(List.of(1L), 1));
    private String file = "";

    @BeforeEach
    void write() throws IOException {
        Path path = data.resolve("resnet.safetensors");
        WeightsFile.content(tensors).write(path);
        file = path.toString();
    }

    private StartingPoints given(String... arguments) {
        new CommandLine(options).parseArgs(arguments);
        return options.startingPoints(data);
    }

    @Test
    void putsTheFileOfASeriesIntoTheStore() throws Exception {
        StartingPoints starts = given("--weights", "objects=" + file);
        String sha256 = Objects.requireNonNull(starts.weights("objects", ANY, "ignored"));
        assertThat(new DirectoryStore(data.resolve("store")).weights(sha256)).isEqualTo(tensors);
        assertThat(starts.weights("scratch", ANY, null)).isNull();
    }

    @Test
    void givesAFileWithoutASeriesToEach() {
        StartingPoints starts = given("--weights", file);
        assertThat(starts.weights("one", ANY, null)).isNotNull().isEqualTo(starts.weights("other", ANY, null));
    }

    @Test
    void readsWhatTheStudySays() {
        String sha256 = "ab".repeat(32);
        StartingPoints starts = given();
        assertThat(starts.weights("objects", ANY, sha256)).isEqualTo(sha256);
        assertThat(starts.weights("objects", ANY, file)).hasSize(64);
        assertThatThrownBy(() -> starts.weights("objects", ANY, "none.safetensors"))
                .hasMessageContainingAll("none.safetensors", "SHA-256");
    }

    @Test
    void refusesWhatIsNoWeightsFile() throws IOException {
        Path text = Files.writeString(data.resolve("notes.txt"), "no weights at all");
        assertThatThrownBy(() -> given("--weights", text.toString()).weights("objects", ANY, null))
                .hasMessageContainingAll("notes.txt", "header");
    }

    @Test
    void refusesAFileOfAnotherNetworkBeforeItIsInTheStore() {
        StartingPoints starts = given("--weights", file);
        assertThatThrownBy(() -> starts.weights("objects", List.of("resnet9", "resnet8_tiny"), null))
                .hasMessageContainingAll("resnet.safetensors", "resnet8_tiny", "lack conv1.weight");
        assertThat(data.resolve("store")).doesNotExist();
        assertThat(starts.weights("objects", List.of("resnet9"), null))
                .as("a study that names no architecture is told so elsewhere")
                .isNotNull();
    }

    @Test
    void knowsTheSeriesOfTheStudy() {
        given("--weights", "objetcs=" + file);
        assertThatThrownBy(() -> options.requireSeries(Set.of("objects"))).hasMessageContaining("objetcs");
    }
}

package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.catalogue.RecipeRef;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.CheckpointDone.StepSeconds;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.checkpoint.WeightsFile;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.NetworkSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckpointCommandsTest {
    private static final String STAGE = Digest.of("stage".getBytes(StandardCharsets.UTF_8));
    private static final String ARCHITECTURE = "resnet8_tiny";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path temporary;

    private DirectoryStore store;
    private CheckpointRef last;

    @BeforeEach
    void fill() throws Exception {
        store = new DirectoryStore(temporary.resolve("store"));
        put(1);
        last = put(2);
    }

    private CheckpointRef put(int epoch) throws Exception {
        Checkpoint.Header header = new Checkpoint.Header(
                1, STAGE, ARCHITECTURE, 10, epoch, 100L * epoch, 5, STAGE, STAGE, "pytorch-2.7.1");
        Map<String, HostTensor> tensors = new LinkedHashMap<>(weights());
        tensors.put("optimizer.momentum_buffer.fc.bias", HostTensor.floats(java.util.List.of(1L), epoch));
        CheckpointRef ref = store.put(new Checkpoint(header, tensors), 1);
        EpochMetrics metrics = new EpochMetrics(1, 0.5, 0.1, 1, 10, 1, 1, 0, new StepSeconds(1, 1, 1), null, null);
        CheckpointDone done = new CheckpointDone(
                ref, StageKind.PRETRAIN, new RecipeRef("r", STAGE), 2, metrics, "w", "cpu", Instant.EPOCH);
        store.finalise(ref, Json.events().writeValueAsBytes(done));
        return ref;
    }

    private static Map<String, HostTensor> weights() {
        NetworkSpec network = Networks.named(ARCHITECTURE, 10);
        Map<String, HostTensor> weights = new LinkedHashMap<>();
        network.parameters().forEach(p -> weights.put(p.name(), HostTensor.zeros(HostTensor.Type.F32, p.shape())));
        network.buffers().forEach(b -> weights.put(b.name(), HostTensor.zeros(b.type(), b.shape())));
        return weights;
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.execute(command, arguments);
    }

    private int onStore(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--store";
        all[arguments.length + 1] = temporary.resolve("store").toString();
        return run(all);
    }

    @Test
    void inspectsTheLastCheckpointOfAStage() throws Exception {
        assertThat(onStore("checkpoint", "inspect", STAGE.substring(0, 8), "--format", "json"))
                .isZero();
        var json = Json.events().readTree(out.toString());
        assertThat(json.path("sha256").asText()).isEqualTo(last.sha256());
        assertThat(json.path("header").path("epoch").asInt()).isEqualTo(2);
        assertThat(json.path("parameters").asLong())
                .isEqualTo(Networks.named(ARCHITECTURE, 10).size());
    }

    @Test
    void saysWhichEpochsAStageHas() {
        assertThat(onStore("checkpoint", "inspect", STAGE.substring(0, 8) + "/7"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("[1, 2], not 7");
        assertThat(onStore("checkpoint", "inspect", "abcdefabcdef")).isEqualTo(2);
        assertThat(err.toString()).contains("no checkpoint of a stage abcdefabcdef");
    }

    @Test
    void exportsWeightsAndBuffersWithoutTheOptimizer() throws Exception {
        Path file = temporary.resolve("weights.safetensors");
        assertThat(onStore("checkpoint", "export", STAGE + "/1", "--to", file.toString()))
                .isZero();
        assertThat(WeightsFile.read(file)).isEqualTo(weights());
        assertThat(out.toString().strip()).isEqualTo(Digest.of(Files.readAllBytes(file)));
        assertThat(run("checkpoint", "inspect", file.toString())).isZero();
        assertThat(onStore("checkpoint", "export", STAGE, "--to", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is there already");
    }

    @Test
    void saysThatNoAverageIsKept() {
        Path file = temporary.resolve("weights.safetensors");
        assertThat(onStore("checkpoint", "export", STAGE, "--averaged", "--to", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("keeps no average");
    }

    @Test
    void importsWhatItExported() throws Exception {
        Path file = temporary.resolve("weights.safetensors");
        WeightsFile.content(weights()).write(file);
        assertThat(onStore("checkpoint", "import", file.toString())).isZero();
        assertThat(store.weights(out.toString().strip())).isEqualTo(weights());
        Path text = Files.writeString(temporary.resolve("notes.txt"), "no weights at all");
        assertThat(onStore("checkpoint", "import", text.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("notes.txt").contains("header");
    }

    @Test
    void verifiesEveryFile() throws Exception {
        assertThat(onStore("checkpoint", "verify")).isZero();
        Path weights = Path.of(store.uri(last));
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertThat(onStore("checkpoint", "verify")).isEqualTo(1);
        assertThat(out.toString().lines()).singleElement().asString().contains(last.sha256(), "have the hash");
    }

    @Test
    void takesNoEmptyStoreForASoundOne() {
        assertThat(run(
                        "checkpoint",
                        "verify",
                        "--store",
                        temporary.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the store is empty");
    }

    @Test
    void collectsNothingWithoutABroker() {
        assertThat(onStore(
                        "checkpoint", "gc", "--data", temporary.resolve("data").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--bootstrap-servers");
        assertThat(onStore("checkpoint", "verify")).isZero();
    }
}

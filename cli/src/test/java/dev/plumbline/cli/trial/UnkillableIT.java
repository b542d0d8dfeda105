package dev.plumbline.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A laboratory is killed with -9 in the midst of a study, three times, and started again on its data. */
final class UnkillableIT {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(8));
    private static final int[] KILLED_AT_CHECKPOINTS = {2, 7, 13};
    private static final int CHECKPOINTS = 22;
    private static final String STUDY = """
            name: %s
            task: pacs:photo->cartoon
            finetuning: {recipe: small/finetune, epochs: 6}
            architectures: [convnet6_tiny]
            seeds: [0]
            series:
              - name: scratch
                seeds: [0, 1]
              - name: same
                pretraining: {source: pacs, recipe: small/pretrain, epochs: 4, variant: {images: all}}
            """;

    @TempDir
    Path directory;

    @Test
    void endsWithTheVeryCheckpointsAndPointsOfAnUninterruptedRun() throws Exception {
        TinyPhotos.write(directory.resolve("pacs"), 1);
        Outcome uninterrupted = uninterrupted(directory.resolve("calm"));
        Outcome killed = killed(directory.resolve("killed"));
        assertThat(uninterrupted.checkpoints()).hasSize(CHECKPOINTS);
        assertThat(killed.checkpoints()).isEqualTo(uninterrupted.checkpoints());
        assertThat(killed.points()).isEqualTo(uninterrupted.points()).isNotEmpty();
    }

    /**
     * @param checkpoints by stage, epoch and generation: the SHA-256 of weights and optimizer state
     * @param points behind the trends, as CSV
     */
    private record Outcome(Map<String, String> checkpoints, String points) {}

    private Outcome uninterrupted(Path data) throws Exception {
        try (UpProcess up = up(data)) {
            submit("tiny", data);
            return outcome(up, data);
        }
    }

    private Outcome killed(Path data) throws Exception {
        boolean submitted = false;
        for (int checkpoints : KILLED_AT_CHECKPOINTS) {
            UpProcess up = up(data);
            try {
                if (!submitted) {
                    submit("tiny", data);
                    submitted = true;
                }
                PATIENCE.await(() -> checkpoints(data).size() >= checkpoints);
            } finally {
                up.kill();
            }
        }
        try (UpProcess up = up(data)) {
            Outcome outcome = outcome(up, data);
            asksForNothingThatIsDone(up, data, outcome);
            return outcome;
        }
    }

    /** Another study of the same grid has all its points, and nothing is trained for it. */
    private void asksForNothingThatIsDone(UpProcess up, Path data, Outcome first) throws Exception {
        submit("again", data);
        awaitCompleted(up, "again");
        assertThat(checkpoints(data)).isEqualTo(first.checkpoints());
        assertThat(points("again", data).lines())
                .hasSameSizeAs(first.points().lines().toList());
    }

    private Outcome outcome(UpProcess up, Path data) throws Exception {
        awaitCompleted(up, "tiny");
        return new Outcome(checkpoints(data), points("tiny", data));
    }

    private UpProcess up(Path data) throws IOException {
        return UpProcess.start("--data", data.toString(), "--source", source());
    }

    private void submit(String name, Path data) throws Exception {
        Path study = Files.writeString(directory.resolve(name + ".yaml"), STUDY.formatted(name));
        UpProcess.run("submit", study.toString(), "--data", data.toString(), "--source", source());
    }

    private static String points(String study, Path data) throws Exception {
        return UpProcess.run("export", "--study", study, "--data", data.toString());
    }

    private String source() {
        return "pacs=" + directory.resolve("pacs");
    }

    private static void awaitCompleted(UpProcess up, String study) throws Exception {
        PATIENCE.await(() -> up.completed(study) == 3);
    }

    private static SortedMap<String, String> checkpoints(Path data) throws IOException {
        Path stages = data.resolve("store").resolve("stage");
        SortedMap<String, String> all = new TreeMap<>();
        if (Files.isDirectory(stages)) {
            try (Stream<Path> files = Files.walk(stages)) {
                for (Path marker :
                        files.filter(file -> file.toString().endsWith(".json")).toList()) {
                    JsonNode event = Json.events().readTree(marker.toFile());
                    all.put(
                            stages.relativize(marker).toString(),
                            event.path("checkpoint").path("sha256").asText());
                }
            }
        }
        return all;
    }
}

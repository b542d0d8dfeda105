package dev.plumbline.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator says on the command line to a laboratory that works, and what it does. */
class OperatorIT {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(5));
    private static final String TASK = "pacs:photo->cartoon";
    private static final String STUDY = """
            name: %s
            task: pacs:photo->cartoon
            finetuning: {recipe: small/finetune, epochs: %d}
            architectures: [convnet6_tiny]
            seeds: [%d]
            series:
              - name: scratch
            """;

    @TempDir
    Path directory;

    private UpProcess up;

    @Test
    void addsATestSetToWhatIsDoneAndHoldsCancelsAndGoesOnWithWhatIsNot() throws Exception {
        TinyPhotos.write(directory.resolve("pacs"), 1);
        TinyPhotos.write(directory.resolve("more"), 2);
        String[] sources = {
            "--source", "pacs=" + directory.resolve("pacs"), "--source", "more=" + directory.resolve("more")
        };
        try (UpProcess started = UpProcess.start(with(sources, "--data", directory.toString(), "--slots", "1"))) {
            up = started;
            submit("short", 2, 0, sources);
            PATIENCE.await(() -> up.completed("short") == 1);
            addsATestSet();

            submit("long", 5_000, 1, sources);
            PATIENCE.await(() -> trained("long") > 0);
            assertThat(say("pause", "long")).isEqualTo("paused");
            int paused = trained("long");
            submit("next", 1, 2, sources);
            PATIENCE.await(() -> up.completed("next") == 1);
            assertThat(trained("long")).as("but for the epoch in hand").isBetween(paused, paused + 1);

            assertThat(say("prioritise", "long", "--priority", "9")).isEqualTo("paused");
            assertThat(say("resume", "long")).isEqualTo("training");
            int resumed = trained("long");
            PATIENCE.await(() -> trained("long") > resumed + 1);

            assertThat(say("cancel", "long")).isEqualTo("cancelled");
            int cancelled = trained("long");
            submit("last", 1, 3, sources);
            PATIENCE.await(() -> up.completed("last") == 1);
            assertThat(trained("long")).isBetween(cancelled, cancelled + 1);

            assertThat(say("retry", "long")).isEqualTo("training");
            PATIENCE.await(() -> trained("long") > cancelled + 1);
            assertThat(say("cancel", "long")).isEqualTo("cancelled");
        }
    }

    private void addsATestSet() throws Exception {
        JsonNode state = json("evaluate", "--task", TASK, "--test", "others", "--on", "more:cartoon", "--watch");
        assertThat(state.path("checkpoints").asInt()).isEqualTo(2);
        assertThat(state.path("done").asInt()).isEqualTo(2);
        assertThat(json("status").path("backfills").path(0)).isEqualTo(state);
        assertThat(run("export", "--study", "short", "--ood", "others", "--metric", "accuracy")
                        .lines())
                .as("a header, and a point for each checkpoint")
                .hasSize(3);
        Path nothing = directory.resolve("nothing.csv");
        assertThatThrownBy(() -> run("export", "--study", "nope", "--out", nothing.toString()))
                .hasMessageContaining("there are ");
        assertThat(nothing).doesNotExist();
        assertThatThrownBy(() -> run("evaluate", "--task", TASK, "--test", "x", "--on", "pacs:photo"))
                .hasMessageContaining("does not train on");
    }

    private void submit(String name, int epochs, int seed, String... sources) throws Exception {
        Path study = Files.writeString(directory.resolve(name + ".yaml"), STUDY.formatted(name, epochs, seed));
        run("submit", with(sources, study.toString()));
    }

    /** How the one run of the study stands when the command has been acted on. */
    private String say(String word, String... arguments) throws Exception {
        return json(word, arguments).path("runs").path(0).path("status").asText();
    }

    private int trained(String study) throws Exception {
        return up.runs(study).path(0).path("finetuned").asInt();
    }

    private JsonNode json(String command, String... arguments) throws Exception {
        return Json.events().readTree(run(command, with(arguments, "--format", "json")));
    }

    private String run(String command, String... arguments) throws Exception {
        return UpProcess.run(command, with(arguments, "--data", directory.toString()));
    }

    private static String[] with(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}

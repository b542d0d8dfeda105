package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A study's runs in the topics, a series frozen and a table imported: by the commands a person types. */
@ExtendWith(SharedBroker.class)
class BaselineCommandsIT {
    private static final int RUNS = 6;
    private static final int EPOCHS = 3;

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void aFrozenSeriesAndAnImportedTableGiveResidualsByEpoch(TestKafka kafka) throws Exception {
        new Installation(KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix())).create();
        Terminal terminal = new Terminal(kafka);
        publish(kafka, "scratch", 0);
        publish(kafka, "lifted", 40);

        JsonNode frozen = terminal.json(
                "baseline", "freeze", "--study", "s", "--series", "scratch", "--name", "ref", "--metric", "accuracy");
        assertThat(frozen.path("points").asInt()).isEqualTo(RUNS * EPOCHS);
        assertThat(frozen.path("frozenFrom").path("series").asText()).isEqualTo("scratch");
        Path table = Files.writeString(
                directory.resolve("t.csv"), "id,ood,set\n0.5,0.4,a\n0.7,0.6,a\n0.9,0.8,a\n0.1,high,b\n");
        String[] imported = {
            "baseline",
            "import",
            table.toString(),
            "--id",
            "id",
            "--ood",
            "ood",
            "--where",
            "set=a",
            "--name",
            "table",
            "--task",
            "t",
            "--ood-test",
            "ood-test",
            "--metric",
            "accuracy",
            "--scale",
            "linear",
            "--source",
            "a table",
            "--licence",
            "MIT"
        };
        assertThat(terminal.json(imported).path("slope").asDouble()).isBetween(0.999, 1.001);

        assertThat(terminal.json("baseline", "list")).hasSize(2);
        assertThat(terminal.run("baseline", "show", "table", "--format", "csv")).startsWith("id,ood,unit\n0.5,0.4,1\n");
        JsonNode residuals = terminal.json("residuals", "--study", "s", "--baseline", "ref", "--by", "epoch");
        assertThat(residuals).hasSize(2 * EPOCHS);
        assertThat(residuals).allSatisfy(summary -> {
            assertThat(summary.path("version")).isEqualTo(frozen.path("version"));
            assertThat(summary.path("points").asInt()).isEqualTo(RUNS);
        });
        assertThat(residuals.get(0).path("series").asText()).isEqualTo("lifted");
        assertThat(residuals.get(1).path("mean").asDouble()).isBetween(0.03, 0.05);
        assertThat(terminal.refusal("residuals", "--study", "s", "--ood", "odd"))
                .isEqualToIgnoringNewLines("plumbline: --ood: odd; expected one of ood-test");
        assertThat(terminal.refusal("residuals", "--study", "s", "--metric", "acc"))
                .endsWith("expected one of accuracy\n");
        assertThat(terminal.refusal("residuals", "--study", "s", "--baseline", "scratch"))
                .endsWith("expected one of from-scratch, ref, table\n");
        assertThat(terminal.refusal("export", "--ood", "odd")).endsWith("expected one of ood-test\n");
        assertThat(terminal.refusal("export", "--study", "s", "--series", "odd"))
                .endsWith("expected one of lifted, scratch\n");
        assertThat(terminal.refusal("export", "--metric", "acc")).endsWith("expected one of accuracy, macroF1\n");
        assertThat(terminal.refusal("baseline", "freeze", "--study", "s", "--series", "odd", "--name", "n"))
                .endsWith("expected one of lifted, scratch\n");
        Path figure = directory.resolve("f.svg");
        terminal.run(
                "figure",
                "--study",
                "s",
                "--residuals",
                "--baseline",
                "ref",
                "--metric",
                "accuracy",
                figure.toString());
        assertThat(figure)
                .content()
                .contains("<svg")
                .contains("stroke:rgb(0,114,178)")
                .contains("stroke:rgb(213,94,0)");
    }

    @Test
    void anImportForATestThatNoRunHasSaysSoAndOneForAnIdTestIsRefused(TestKafka kafka) throws Exception {
        new Installation(KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix())).create();
        Terminal terminal = new Terminal(kafka);
        publish(kafka, "scratch", 0);
        Path table = Files.writeString(directory.resolve("t.csv"), "id,ood\n0.5,0.4\n0.7,0.6\n0.9,0.8\n");

        assertThat(terminal.remarks(imported(table, "t", "ood-test"))).isEmpty();
        assertThat(terminal.remarks(imported(table, "t", "ood-tset")))
                .startsWith("plumbline: warning: task t has no OOD test ood-tset; it has ood-test."
                        + " No residual is taken to this baseline until there is a run that is scored so")
                .containsPattern("warning: version [0-9a-f]+ of \\w+, of t, ood-test, accuracy, stands no longer;"
                        + " this one is of t, ood-tset, accuracy. Under another name both would stand");
        assertThat(terminal.remarks(imported(table, "u", "ood-test")))
                .startsWith("plumbline: warning: no run has the task u; tasks that runs have: t. ");
        assertThat(terminal.refusal(imported(table, "t", "id-test")))
                .isEqualToIgnoringNewLines("plumbline: --ood-test: id-test; expected an OOD set of task t,"
                        + " which are ood-test; this is in distribution");
    }

    private static String[] imported(Path table, String task, String oodTest) {
        return new String[] {
            "baseline",
            "import",
            table.toString(),
            "--id",
            "id",
            "--ood",
            "ood",
            "--name",
            "table",
            "--task",
            task,
            "--ood-test",
            oodTest,
            "--metric",
            "accuracy",
            "--scale",
            "linear",
            "--source",
            "a table",
            "--licence",
            "MIT"
        };
    }

    private static void publish(TestKafka kafka, String series, int lift) {
        for (int seed = 0; seed < RUNS; seed++) {
            Accepted run = ScratchRuns.run(series, EPOCHS, seed + lift);
            kafka.send(kafka.topics().accepted(), run);
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                int correct = 600 + 50 * epoch + 7 * seed;
                ScratchRuns.scores(run, epoch, correct, correct - 100 + lift, Instant.EPOCH)
                        .forEach(score -> kafka.send(kafka.topics().evaluations(), score));
            }
        }
    }
}

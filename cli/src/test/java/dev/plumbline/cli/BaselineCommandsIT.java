package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A study's runs in the topics, a series frozen and a table imported: by the commands a person types. */
@ExtendWith(SharedBroker.class)
class BaselineCommandsIT {
    private static final DataRef DATA = new DataRef("d", hash("d"), 1_000, 2);
    private static final List<TestSet> TESTS =
            List.of(new TestSet("id-test", TestRole.ID_TEST, DATA), new TestSet("ood-test", TestRole.OOD_TEST, DATA));
    private static final int RUNS = 6;
    private static final int EPOCHS = 3;

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void aFrozenSeriesAndAnImportedTableGiveResidualsByEpoch(TestKafka kafka) throws Exception {
        new Installation(KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix())).create();
        publish(kafka, "scratch", 0);
        publish(kafka, "lifted", 40);

        JsonNode frozen = json(
                kafka,
                "baseline",
                "freeze",
                "--study",
                "s",
                "--series",
                "scratch",
                "--name",
                "ref",
                "--metric",
                "accuracy");
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
        assertThat(json(kafka, imported).path("slope").asDouble()).isBetween(0.999, 1.001);

        assertThat(json(kafka, "baseline", "list")).hasSize(2);
        assertThat(run(kafka, "baseline", "show", "table", "--format", "csv")).startsWith("id,ood,unit\n0.5,0.4,1\n");
        JsonNode residuals = json(kafka, "residuals", "--study", "s", "--baseline", "ref", "--by", "epoch");
        assertThat(residuals).hasSize(2 * EPOCHS);
        assertThat(residuals).allSatisfy(summary -> {
            assertThat(summary.path("version")).isEqualTo(frozen.path("version"));
            assertThat(summary.path("points").asInt()).isEqualTo(RUNS);
        });
        assertThat(residuals.get(0).path("series").asText()).isEqualTo("lifted");
        assertThat(residuals.get(1).path("mean").asDouble()).isBetween(0.03, 0.05);
        Path figure = directory.resolve("f.svg");
        run(
                kafka,
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

    private static void publish(TestKafka kafka, String series, int lift) {
        for (int seed = 0; seed < RUNS; seed++) {
            Accepted run = run(series, seed + lift);
            kafka.send(kafka.topics().accepted(), run);
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                int correct = 600 + 50 * epoch + 7 * seed;
                kafka.send(kafka.topics().evaluations(), score(run, epoch, TESTS.get(0), correct));
                kafka.send(kafka.topics().evaluations(), score(run, epoch, TESTS.get(1), correct - 100 + lift));
            }
        }
    }

    private static Accepted run(String series, long seed) {
        Finetuning finetuning = new Finetuning("t", "small/finetune", EPOCHS, seed);
        Stage stage = new Stage(
                StageKind.FINETUNE,
                "resnet8_small",
                DATA,
                Recipes.builtIn().named("recipe", "small/finetune").withEpochs(EPOCHS),
                seed,
                null);
        return new Accepted(Request.named("s", series, "resnet8_small", null, finetuning, 0), null, stage, null, TESTS);
    }

    private static Evaluation score(Accepted run, int epoch, TestSet test, long correct) {
        String stage = run.finetune().id();
        CheckpointRef checkpoint = new CheckpointRef(stage, epoch, 1, hash(stage + epoch), 1);
        EvaluationWork work = new EvaluationWork(run.finetune(), checkpoint, "t", test, 1, 1);
        long first = correct / 2;
        long second = correct - first;
        LabelCounts counts = LabelCounts.of(
                new long[] {500, 500},
                new long[] {first + 500 - second, second + 500 - first},
                new long[] {first, second});
        return Evaluation.of(work, counts, null, "w", Instant.EPOCH);
    }

    private static String hash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(TestKafka kafka, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return Json.events().readTree(run(kafka, all.toArray(String[]::new)));
    }

    private static String run(TestKafka kafka, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers(), "--topic-prefix", kafka.prefix()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(Main.execute(command, all.toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        return out.toString();
    }
}

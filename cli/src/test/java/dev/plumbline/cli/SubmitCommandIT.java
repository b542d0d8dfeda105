package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.producers.study.StudyReader;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TopicReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Studies as a person submits them, on a log that may have runs of theirs. */
@ExtendWith(SharedBroker.class)
class SubmitCommandIT {
    private static final String STUDY = """
            name: seeds
            task: rendered:camtrap
            finetuning: {recipe: small/finetune}
            architectures: [convnet6_tiny]
            seeds: [0]
            series:
              - name: few
                pretraining: {source: "rendered:objects", recipe: small/pretrain, seeds: %1$s, variant: {images: {total: 1000}}}
              - name: many
                pretraining: {source: "rendered:objects", recipe: small/pretrain, seeds: %1$s, variant: {images: {total: 2000}}}
            """;

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void aStudyThatCannotReachAVerdictIsTakenWithAWarning(TestKafka kafka) throws Exception {
        new Installation(KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix())).create();
        Terminal terminal = new Terminal(kafka);

        assertThat(terminal.remarks("submit", study("[0, 1, 2]")))
                .isEqualToIgnoringNewLines(
                        "plumbline: warning: study seeds: no verdict can be reached: in no two of its"
                                + " series do more than 3 pre-trainings match in architecture and pre-training seed. A verdict"
                                + " needs 6: more pre-training seeds");
        assertThat(terminal.remarks("submit", study("[0, 1, 2, 3, 4, 5]"))).isEmpty();
    }

    @Test
    void runsThatTheStudyHasAlreadyCount(TestKafka kafka) throws Exception {
        new Installation(KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix())).create();
        new StudyReader(request -> List.of())
                .read("earlier", STUDY.formatted("[3, 4, 5]"))
                .requests()
                .forEach(request -> kafka.send(kafka.topics().accepted(), accepted(request)));

        assertThat(new Terminal(kafka).remarks("submit", study("[0, 1, 2]"))).isEmpty();
    }

    @Test
    void aStudyWhoseRunsWereAcceptedWithAnotherMarginIsRefusedAndNothingIsPublished(TestKafka kafka) throws Exception {
        new Installation(KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix())).create();
        String before = STUDY.formatted("[0, 1]").replace("name: seeds", "name: margins");
        new StudyReader(request -> List.of())
                .read("earlier", before)
                .requests()
                .forEach(request -> kafka.send(kafka.topics().accepted(), accepted(request)));
        Path study = Files.writeString(directory.resolve("margins.yaml"), before + "margin: 2\n");
        Terminal terminal = new Terminal(kafka);

        assertThat(terminal.refusal("submit", study.toString()))
                .startsWith("plumbline: study margins: margin: 2; the study was submitted with 1 (none declared)")
                .contains("nothing was submitted");
        try (TopicReader<String, Request> requests = kafka.reader(kafka.topics().requests())) {
            assertThat(requests.toEnd()).noneMatch(request -> request.value().margin() != null);
        }
        terminal.run("submit", Files.writeString(study, before).toString());
    }

    private static Accepted accepted(Request request) {
        DataRef data = new DataRef("d", "0".repeat(64), 1_000, 2);
        Stage pretrain = new Stage(
                StageKind.PRETRAIN,
                request.architecture(),
                data,
                Recipes.builtIn().named("recipe", "small/pretrain"),
                0,
                null);
        Stage finetune = new Stage(
                StageKind.FINETUNE,
                request.architecture(),
                data,
                Recipes.builtIn().named("recipe", "small/finetune"),
                0,
                pretrain.id());
        return new Accepted(request, pretrain, finetune, null, List.of());
    }

    private String study(String seeds) throws Exception {
        return Files.writeString(directory.resolve("study.yaml"), STUDY.formatted(seeds))
                .toString();
    }
}

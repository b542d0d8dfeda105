package dev.plumbline.producers.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Problem.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestResolverTest {
    private static final String TASK = "pacs:photo->cartoon";

    private final List<String> kept = new ArrayList<>();
    private Sources sources;
    private RequestResolver resolver;

    @BeforeEach
    void openSources(@TempDir Path directory) throws IOException {
        sources = TestImages.sources(directory);
        resolver = TestImages.resolver(sources, manifest -> kept.add(manifest.digest()));
    }

    @Test
    void aTestRequestBecomesAManifestUnderTheTasksClasses() throws Exception {
        AddedTest added = resolver.resolve(test("pencil", "strokes"), Optional.empty());
        assertThat(added.request()).isEqualTo("r-1");
        assertThat(added.test().name()).isEqualTo("pencil");
        assertThat(added.test().data().images()).isEqualTo(6);
        assertThat(added.test().data().classes()).isEqualTo(2);
        assertThat(kept).contains(added.test().data().manifest());
        assertThat(resolver.resolve(test("pencil", "strokes"), Optional.of(added.test())))
                .isEqualTo(added);
    }

    @Test
    void aTestRequestThatCannotBeMetIsRefusedWithWhatWouldBeRight() {
        assertRefused(
                new TestRequest("r-1", "minerals", "pencil", TestRole.OOD_TEST, "strokes"), Reason.UNKNOWN, "task");
        assertRefused(test("pencil", "crayons"), Reason.UNKNOWN, "on");
        assertRefused(test("pencil", "animals"), Reason.IMPOSSIBLE, "on");
        assertRefused(test("cartoon", "strokes"), Reason.CONFLICT, "test");
        assertRefused(test("pencil", "pacs:photo"), Reason.UNKNOWN, "on");
    }

    private void assertRefused(TestRequest request, Reason reason, String field) {
        assertThatThrownBy(() -> resolver.resolve(request, Optional.empty()))
                .isInstanceOfSatisfying(
                        UnfitData.class,
                        fault -> assertThat(fault.problem())
                                .extracting(Problem::reason, Problem::field)
                                .containsExactly(reason, field));
    }

    @Test
    void otherImagesUnderAKnownNameAreRefused() {
        TestSet known = new TestSet("pencil", TestRole.OOD_TEST, new DataRef("strokes", "0".repeat(64), 6, 2));
        assertThatThrownBy(() -> resolver.resolve(test("pencil", "strokes"), Optional.of(known)))
                .isInstanceOfSatisfying(
                        UnfitData.class,
                        fault -> assertThat(fault.problem())
                                .extracting(Problem::reason, Problem::field)
                                .containsExactly(Reason.CONFLICT, "test"));
    }

    private static TestRequest test(String name, String on) {
        return new TestRequest("r-1", TASK, name, TestRole.OOD_TEST, on);
    }

    @Test
    void namesBecomeManifestsRecipesAndStages() {
        Accepted accepted = accepted(TestImages.request(perClass(4), TASK));
        Stage pretrain = Objects.requireNonNull(accepted.pretrain());
        assertThat(pretrain.data().images()).isEqualTo(12);
        assertThat(pretrain.recipe().epochs()).isEqualTo(2);
        assertThat(accepted.finetune().parent()).isEqualTo(pretrain.id());
        assertThat(accepted.finetune().epochs()).isEqualTo(3);
        assertThat(accepted.finetune().seed()).isEqualTo(1);
        assertThat(accepted.tests()).extracting(test -> test.name()).contains("id-test", "cartoon");
    }

    @Test
    void everyManifestIsKeptAndDrawnOnce() {
        Accepted first = accepted(TestImages.request(perClass(4), TASK));
        Accepted second = accepted(TestImages.request(perClass(4), TASK));
        assertThat(second).isEqualTo(first);
        assertThat(kept).hasSize(6).doesNotHaveDuplicates();
        assertThat(kept)
                .contains(
                        Objects.requireNonNull(first.pretrain()).data().manifest(),
                        first.finetune().data().manifest())
                .containsAll(first.tests().stream()
                        .map(test -> test.data().manifest())
                        .toList());
    }

    @Test
    void preTrainingIsValidatedOnTheSourcesOwnImagesAndFineTuningOnTheTasks() {
        Request request = Request.named(
                "s",
                "a",
                "convnet6_tiny",
                new Pretraining("rendered:objects", perClass(20), "small/pretrain", null, 0),
                new Finetuning(TASK, "small/finetune", null, 0),
                0);
        Accepted accepted = accepted(request);
        DataRef validation = Objects.requireNonNull(accepted.validation(StageKind.PRETRAIN));
        assertThat(validation.classes()).isEqualTo(64);
        assertThat(validation.images()).isEqualTo(500);
        assertThat(kept).contains(validation.manifest());
        assertThat(accepted.validation(StageKind.FINETUNE))
                .isEqualTo(accepted.tests().stream()
                        .filter(test -> test.role() == TestRole.ID_VALIDATION)
                        .map(TestSet::data)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void epochsOfAStatedLengthTakeTheSameStepsAtEveryQuantity() {
        assertThat(accepted(stated(20, 6_400L)).pretrain()).satisfies(stage -> {
            assertThat(Objects.requireNonNull(stage).steps()).isEqualTo(3 * 100);
            assertThat(stage.steps())
                    .isEqualTo(
                            Objects.requireNonNull(accepted(stated(2, 6_400L)).pretrain())
                                    .steps());
        });
        assertThat(resolver.check(stated(20, 63L))).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.INVALID);
            assertThat(problem.field()).isEqualTo("pretraining.epochImages");
            assertThat(problem.message()).contains("at least a batch of small/pretrain, 64");
        });
    }

    private static Request stated(int perClass, long epochImages) {
        return Request.named(
                "s",
                "a",
                "convnet6_tiny",
                new Pretraining(
                        "rendered:objects", perClass(perClass), "small/pretrain", 3, epochImages, null, 0, null),
                new Finetuning(TASK, "small/finetune", null, 0),
                0);
    }

    @Test
    void aSourceThatSetsNothingAsideIsNotValidated() {
        assertThat(accepted(TestImages.request(perClass(4), TASK)).validation(StageKind.PRETRAIN))
                .isNull();
    }

    @Test
    void aTrainingFromScratchHasNoParent() {
        Accepted accepted = accepted(TestImages.request(null, TASK));
        assertThat(accepted.pretrain()).isNull();
        assertThat(accepted.finetune().parent()).isNull();
    }

    @Test
    void anImpossibleVariantSaysWhichClassLacksHowMany() {
        assertThat(resolver.check(TestImages.request(perClass(600), TASK)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.reason()).isEqualTo(Reason.IMPOSSIBLE);
                    assertThat(problem.field()).isEqualTo("pretraining.variant.images.perClass");
                    assertThat(problem.value()).isEqualTo("600");
                    assertThat(problem.message()).contains("at most 10").contains("class cat has 10 images");
                });
    }

    @Test
    void aVariantOfOneLabelIsImpossible() throws Exception {
        Variant one = Json.strict().readValue("{\"classes\": {\"random\": 1}}", Variant.class);
        assertThat(resolver.check(TestImages.request(one, TASK)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.reason()).isEqualTo(Reason.IMPOSSIBLE);
                    assertThat(problem.field()).isEqualTo("pretraining.variant.labels");
                    assertThat(problem.message()).contains("at least two labels to train on");
                });
    }

    @Test
    void allUnknownNamesAreToldAtOnceWithTheKnownOnes() {
        Request request = Request.named(
                "s",
                "a",
                "resnet9000",
                new Pretraining("plants", Variant.all(), "big/pretrain", null, 0),
                new Finetuning("minerals", "huge/finetune", null, 0),
                0);
        assertThat(resolver.check(request))
                .allSatisfy(problem -> assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN))
                .extracting(Problem::field)
                .containsExactly(
                        "architecture",
                        "pretraining.recipe",
                        "pretraining.source",
                        "finetuning.recipe",
                        "finetuning.task");
        assertThat(resolver.check(request).get(2).message())
                .startsWith("pretraining.source: plants; expected one of ")
                .contains("animals");
    }

    @Test
    void imagesThatAreTooSmallForTheArchitectureAreRefusedForEachStage() {
        Request request = Request.named(
                "s",
                "a",
                "alexnet",
                new Pretraining("animals", Variant.all(), "small/pretrain", 2, 0),
                new Finetuning(TASK, "small/finetune", 3, 1),
                0);
        assertThat(resolver.check(request))
                .allSatisfy(problem -> assertThat(problem.reason()).isEqualTo(Reason.INVALID))
                .extracting(Problem::field)
                .containsExactly("pretraining.recipe", "finetuning.recipe");
        assertThat(resolver.check(request).get(0).message())
                .isEqualTo("pretraining.recipe: 32 pixels; expected at least 63 for alexnet, which was made for 224");
    }

    @Test
    void aTaskWhoseSourceIsNotHereIsUnknown() {
        assertThat(resolver.check(TestImages.request(null, "office:amazon->webcam")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN);
                    assertThat(problem.field()).isEqualTo("finetuning.task");
                });
    }

    @Test
    void aStoreThatCannotBeWrittenIsNoFaultOfTheRequest() {
        RequestResolver failing = TestImages.resolver(sources, RequestResolverTest::diskIsFull);
        assertThatThrownBy(() -> failing.resolve(TestImages.request(perClass(4), TASK)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk is full");
    }

    private static void diskIsFull(Manifest manifest) throws IOException {
        throw new IOException("disk is full");
    }

    private Accepted accepted(Request request) {
        Resolution resolution = resolver.resolve(request);
        assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
        return ((Resolution.Resolved) resolution).accepted();
    }

    private static Variant perClass(int images) {
        return new Variant(
                new ClassChoice.All(), Labels.FINE, new ImageBudget.PerClass(images), Balance.NONE, Shortage.REFUSE, 0);
    }
}

package dev.plumbline.benchmarks.reading;

import dev.plumbline.analytics.read.Books;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.analytics.trends.SeriesName;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.service.TopicTail.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * An invented study of 50,000 points: a series from scratch and nine pre-trained ones, of 100 runs each and 25 epochs a run,
 * on one task, in two metrics.
 */
final class LargeStudy {
    static final String NAME = "large";
    static final int POINTS = 50_000;

    private static final int SERIES = 10;
    private static final int RUNS = 100;
    private static final int EPOCHS = 25;
    private static final int IMAGES = 1_000;
    private static final TestSet ID = test("id-test", TestRole.ID_TEST);
    private static final TestSet OOD = test("unseen-cameras", TestRole.OOD_TEST);

    private final Books books = new Books();
    private final Recipe recipe = Recipes.builtIn().named("recipe", "small/pretrain");
    private final SplittableRandom random = new SplittableRandom(5);
    private long offset;

    private LargeStudy() {}

    /** What a process knows that has read it, trends and residuals too. */
    static Books books() {
        LargeStudy study = new LargeStudy();
        for (int series = 0; series < SERIES; series++) {
            for (int run = 0; run < RUNS; run++) {
                study.run(series, run);
            }
        }
        Figures figures = new Figures();
        Set<SeriesName> all = new HashSet<>();
        study.books.points().points(point -> true).forEach(point -> all.addAll(figures.put(point)));
        figures.trends(all).values().forEach(trends -> trends.forEach(study.books.trends()::on));
        figures.names()
                .forEach(name -> figures.residuals(name, figures.points(name)).forEach(study.books.residuals()::on));
        return study.books;
    }

    private void run(int series, int number) {
        Pretraining pretraining =
                series == 0 ? null : new Pretraining("photos", Variant.all(), "small/pretrain", null, number);
        Stage pretrain = pretraining == null
                ? null
                : new Stage(StageKind.PRETRAIN, "resnet8_small", data("photos" + series), recipe, number, null);
        Stage finetune = new Stage(
                StageKind.FINETUNE,
                "resnet8_small",
                data("camtrap"),
                recipe,
                number,
                pretrain == null ? null : pretrain.id());
        Request request = Request.named(
                NAME,
                series == 0 ? "scratch" : "photos-" + series,
                "resnet8_small",
                pretraining,
                new Finetuning("rendered:camtrap", "small/finetune", null, number),
                0);
        Accepted accepted = new Accepted(request, pretrain, finetune, null, List.of(ID, OOD));
        books.on(accepted, place());
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            int correct = 520 + 10 * epoch + random.nextInt(60);
            books.on(evaluation(finetune, epoch, ID, correct), place());
            books.on(evaluation(finetune, epoch, OOD, correct - 100 + 5 * series + random.nextInt(30)), place());
        }
    }

    private Place place() {
        offset++;
        return new Place(offset, Instant.EPOCH.plusSeconds(offset));
    }

    private static Evaluation evaluation(Stage stage, int epoch, TestSet test, int correct) {
        LabelCounts counts = counts(correct);
        CheckpointRef checkpoint = new CheckpointRef(stage.id(), epoch, 1, sha(stage.id() + epoch), 1);
        return new Evaluation(
                checkpoint,
                stage.recipe().ref(),
                "rendered:camtrap",
                test.name(),
                test.role(),
                1,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                null,
                "evaluator-1",
                Instant.EPOCH);
    }

    /** Two labels of equally many images. */
    private static LabelCounts counts(int correct) {
        long first = correct / 2;
        long second = correct - first;
        long half = IMAGES / 2;
        return LabelCounts.of(
                new long[] {half, half},
                new long[] {first + half - second, second + half - first},
                new long[] {first, second});
    }

    private static TestSet test(String name, TestRole role) {
        return new TestSet(name, role, data(name));
    }

    private static DataRef data(String name) {
        return new DataRef(name, sha(name), IMAGES, 2);
    }

    private static String sha(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

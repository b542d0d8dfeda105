package dev.plumbline.analytics.points;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Variant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Invented runs and evaluations of study {@code demo} on task {@code rendered:camtrap}. */
public final class Laboratory {
    public static final String STUDY = "demo";
    public static final String TASK = "rendered:camtrap";
    public static final TestSet ID_TEST = test("id-test", TestRole.ID_TEST);
    public static final TestSet OOD_TEST = test("unseen-cameras", TestRole.OOD_TEST);

    private static final Recipes RECIPES = Recipes.builtIn();
    private static final int IMAGES = 1_000;

    private Laboratory() {}

    /** A run; scratch where no seed of a pre-training is given. */
    public static Accepted run(String series, @Nullable Long pretrainingSeed, long seed) {
        Pretraining pretraining = pretrainingSeed == null
                ? null
                : new Pretraining("rendered:objects", Variant.all(), "small/pretrain", null, pretrainingSeed);
        Finetuning finetuning = new Finetuning(TASK, "small/finetune", null, seed);
        Stage pretrain = pretrainingSeed == null
                ? null
                : stage(StageKind.PRETRAIN, series, "small/pretrain", pretrainingSeed, null);
        String parent = pretrain == null ? null : pretrain.id();
        Stage finetune = stage(StageKind.FINETUNE, "camtrap", "small/finetune", seed, parent);
        Request request = Request.named(STUDY, series, "resnet8_small", pretraining, finetuning, 0);
        return new Accepted(request, pretrain, finetune, null, List.of(ID_TEST, OOD_TEST));
    }

    /** A run pre-trained on so many images; with epochs of a stated length, or of a pass each. */
    public static Accepted quantity(String series, long images, @Nullable Long epochImages, long seed) {
        return quantity(series, images, epochImages, Balance.NONE, seed);
    }

    /** The same, of images that are divided so. */
    public static Accepted quantity(
            String series, long images, @Nullable Long epochImages, Balance balance, long seed) {
        Variant variant = Variant.of(null, null, new ImageBudget.Total(images), balance, null, null, null);
        Pretraining pretraining =
                new Pretraining("rendered:objects", variant, "small/pretrain", null, epochImages, null, seed, null);
        Recipe recipe = RECIPES.named("recipe", "small/pretrain");
        Stage pretrain = new Stage(
                StageKind.PRETRAIN,
                "resnet8_small",
                new DataRef(series, sha(series), images, 2),
                epochImages == null ? recipe : recipe.withEpochImages(epochImages),
                seed,
                null);
        Stage finetune = stage(StageKind.FINETUNE, "camtrap", "small/finetune", seed, pretrain.id());
        Request request = Request.named(
                STUDY, series, "resnet8_small", pretraining, new Finetuning(TASK, "small/finetune", null, seed), 0);
        return new Accepted(request, pretrain, finetune, null, List.of(ID_TEST, OOD_TEST));
    }

    /** An evaluation with so many of 1,000 images right. */
    public static Evaluation evaluation(Accepted run, int epoch, TestSet test, int correct) {
        return evaluation(run, epoch, 1, test, correct);
    }

    public static Evaluation evaluation(Accepted run, int epoch, int generation, TestSet test, int correct) {
        return evaluation(run, epoch, generation, test, correct, Instant.EPOCH);
    }

    public static Evaluation evaluation(
            Accepted run, int epoch, int generation, TestSet test, int correct, Instant at) {
        String stage = run.finetune().id();
        CheckpointRef checkpoint = new CheckpointRef(stage, epoch, generation, sha(stage + epoch + generation), 1);
        return new Evaluation(
                checkpoint,
                run.finetune().recipe().ref(),
                TASK,
                test.name(),
                test.role(),
                1,
                counts(correct),
                counts(correct).accuracy(),
                counts(correct).macroF1(),
                null,
                "evaluator-1",
                at);
    }

    /** A scratch series of {@code scratch} runs and a pre-trained one of {@code pretrained}, five epochs each. */
    public static List<Event> study(int scratch, int pretrained, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < scratch; i++) {
            epochs(run("from-scratch", null, i), 0, random, events);
        }
        for (int i = 0; i < pretrained; i++) {
            epochs(run("objects", (long) i, 100 + i), 40, random, events);
        }
        return events;
    }

    private static void epochs(Accepted run, int lift, SplittableRandom random, List<Event> events) {
        events.add(run);
        for (int epoch = 1; epoch <= 5; epoch++) {
            int id = 540 + 50 * epoch + random.nextInt(60);
            events.add(evaluation(run, epoch, ID_TEST, id));
            events.add(evaluation(run, epoch, OOD_TEST, id - 150 + lift + random.nextInt(30)));
        }
    }

    /** Two labels of 500 images; half of the errors on each side. */
    private static LabelCounts counts(int correct) {
        long first = correct / 2;
        long second = correct - first;
        long half = IMAGES / 2;
        return LabelCounts.of(
                new long[] {half, half},
                new long[] {first + half - second, second + half - first},
                new long[] {first, second});
    }

    private static Stage stage(StageKind kind, String data, String recipe, long seed, @Nullable String parent) {
        DataRef reference = new DataRef(data, sha(data), IMAGES, 2);
        return new Stage(kind, "resnet8_small", reference, RECIPES.named("recipe", recipe), seed, parent);
    }

    private static TestSet test(String name, TestRole role) {
        return new TestSet(name, role, new DataRef(name, sha(name), IMAGES, 2));
    }

    private static String sha(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.plumbline.benchmarks.stream;

import dev.plumbline.contracts.Digest;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Made-up runs that all train at once: studies of twenty series, the first of each from scratch, with twelve pre-trainings
 * of two fine-tunings a series. Checkpoint k is epoch {@code k / runs + 1} of run {@code k % runs}, and consecutive runs are of
 * different series, so that every series changes all the time; it has two evaluations, in distribution first.
 */
final class Fleet {
    static final String TASK = "rendered:camtrap";
    static final String OOD = "unseen-cameras";

    private static final int SERIES_A_STUDY = 20;
    private static final int PRETRAININGS = 12;
    private static final int FINETUNINGS = 2;
    private static final int LABELS = 10;
    private static final int IMAGES_A_LABEL = 100;
    private static final TestSet ID_TEST = test("id-test", TestRole.ID_TEST);
    private static final TestSet OOD_TEST = test(OOD, TestRole.OOD_TEST);

    private final List<Run> runs = new ArrayList<>();
    private final int series;

    record Run(Accepted accepted, String stage, String series, double lift) {}

    Fleet(int series) {
        this.series = series;
        Recipes recipes = Recipes.builtIn();
        for (int member = 0; member < PRETRAININGS * FINETUNINGS; member++) {
            for (int s = 0; s < series; s++) {
                runs.add(run(recipes, s, member));
            }
        }
    }

    private static Run run(Recipes recipes, int s, int member) {
        boolean scratch = s % SERIES_A_STUDY == 0;
        String name = scratch ? "from-scratch" : "variant-" + s % SERIES_A_STUDY;
        long seed = 1_000L * s + member;
        Pretraining pretraining = scratch
                ? null
                : new Pretraining("rendered:objects", Variant.all(), "small/pretrain", null, seed / FINETUNINGS);
        Stage pretrain =
                scratch ? null : stage(recipes, StageKind.PRETRAIN, "small/pretrain", seed / FINETUNINGS, null);
        Stage finetune =
                stage(recipes, StageKind.FINETUNE, "small/finetune", seed, pretrain == null ? null : pretrain.id());
        Request request = Request.named(
                "study-" + s / SERIES_A_STUDY,
                name,
                "resnet8_small",
                pretraining,
                new Finetuning(TASK, "small/finetune", null, seed),
                0);
        Accepted accepted = new Accepted(request, pretrain, finetune, null, List.of(ID_TEST, OOD_TEST));
        double lift = scratch ? 0 : 0.002 * (s % SERIES_A_STUDY);
        return new Run(accepted, finetune.id(), request.study() + "/" + name, lift);
    }

    private static Stage stage(Recipes recipes, StageKind kind, String recipe, long seed, @Nullable String parent) {
        DataRef data = new DataRef("made-up", sha("made-up"), 1_000, LABELS);
        return new Stage(kind, "resnet8_small", data, recipes.named("recipe", recipe), seed, parent);
    }

    List<Accepted> accepted() {
        return runs.stream().map(Run::accepted).toList();
    }

    int series() {
        return series;
    }

    /** The run of a checkpoint. */
    Run run(int checkpoint) {
        return runs.get(checkpoint % runs.size());
    }

    /** How many of the first checkpoints each series has. */
    Map<String, Long> checkpointsBySeries(int checkpoints) {
        Map<String, Long> counts = new HashMap<>();
        for (int s = 0; s < series; s++) {
            counts.put(runs.get(s).series(), (checkpoints - s + series - 1L) / series);
        }
        return counts;
    }

    /** The evaluation with an index: {@code 2 k} and {@code 2 k + 1} are of checkpoint k. */
    Evaluation evaluation(int index, Instant at) {
        int checkpoint = index / 2;
        int epoch = checkpoint / runs.size() + 1;
        Run run = run(checkpoint);
        SplittableRandom random = new SplittableRandom(checkpoint);
        double id = 0.35 + 0.55 * (1 - Math.exp(-epoch / 40.0)) + 0.03 * random.nextDouble();
        boolean ood = index % 2 == 1;
        double accuracy = ood ? 0.8 * id + run.lift() + 0.03 * random.nextDouble() : id;
        LabelCounts counts = counts(accuracy, random);
        TestSet test = ood ? OOD_TEST : ID_TEST;
        return new Evaluation(
                new CheckpointRef(run.stage(), epoch, 1, run.stage(), 1_000_000),
                run.accepted().finetune().recipe().ref(),
                TASK,
                test.name(),
                test.role(),
                Evaluation.METRIC_VERSION,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                null,
                "evaluator-1",
                at);
    }

    /** What a label loses, the next one is given. */
    private static LabelCounts counts(double accuracy, SplittableRandom random) {
        long[] support = new long[LABELS];
        long[] predicted = new long[LABELS];
        long[] correct = new long[LABELS];
        for (int label = 0; label < LABELS; label++) {
            support[label] = IMAGES_A_LABEL;
            long right = Math.round(IMAGES_A_LABEL * (accuracy + 0.1 * (random.nextDouble() - 0.5)));
            correct[label] = Math.max(1, Math.min(IMAGES_A_LABEL - 1, right));
        }
        for (int label = 0; label < LABELS; label++) {
            int before = (label + LABELS - 1) % LABELS;
            predicted[label] = correct[label] + support[before] - correct[before];
        }
        return LabelCounts.of(support, predicted, correct);
    }

    private static TestSet test(String name, TestRole role) {
        return new TestSet(name, role, new DataRef(name, sha(name), LABELS * IMAGES_A_LABEL, LABELS));
    }

    private static String sha(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

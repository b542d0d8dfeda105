package dev.plumbline.cli;

import dev.plumbline.contracts.Digest;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Invented runs from scratch of study {@code s} on task {@code t}, whose two test sets have 1,000 images of two labels each. */
final class ScratchRuns {
    private static final DataRef DATA = new DataRef("d", hash("d"), 1_000, 2);
    private static final TestSet ID = new TestSet("id-test", TestRole.ID_TEST, DATA);
    private static final TestSet OOD = new TestSet("ood-test", TestRole.OOD_TEST, DATA);

    private ScratchRuns() {}

    static Accepted run(String series, int epochs, long seed) {
        Finetuning finetuning = new Finetuning("t", "small/finetune", epochs, seed);
        Stage stage = new Stage(
                StageKind.FINETUNE,
                "resnet8_small",
                DATA,
                Recipes.builtIn().named("recipe", "small/finetune").withEpochs(epochs),
                seed,
                null);
        Request request = Request.named("s", series, "resnet8_small", null, finetuning, 0);
        return new Accepted(request, null, stage, null, List.of(ID, OOD));
    }

    /** A checkpoint's scores, with so many images right in and out of distribution. */
    static List<Evaluation> scores(Accepted run, int epoch, int id, int ood, Instant at) {
        return List.of(score(run, epoch, ID, id, at), score(run, epoch, OOD, ood, at));
    }

    private static Evaluation score(Accepted run, int epoch, TestSet test, long correct, Instant at) {
        String stage = run.finetune().id();
        CheckpointRef checkpoint = new CheckpointRef(stage, epoch, 1, hash(stage + epoch), 1);
        EvaluationWork work = new EvaluationWork(run.finetune(), checkpoint, "t", test, 1, 1);
        long first = correct / 2;
        long second = correct - first;
        LabelCounts counts = LabelCounts.of(
                new long[] {500, 500},
                new long[] {first + 500 - second, second + 500 - first},
                new long[] {first, second});
        return Evaluation.of(work, counts, null, "w", at);
    }

    private static String hash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.plumbline.service.work;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Decay;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.catalogue.Schedule;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Work to test with: first epochs of stages that differ in their seed. */
final class Works {
    private static final Recipe RECIPE = new Recipe(
            "test",
            new View(View.Fit.CENTRE, 32, 32, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
            Augmentation.none(),
            8,
            1,
            3,
            null,
            new Optimizer.Sgd(0.1, 0.9, false, 0),
            Schedule.of(new Decay.Constant()),
            Regularisation.none(),
            null,
            Precision.FLOAT32);

    private Works() {}

    static EpochWork epoch(long seed) {
        DataRef data = new DataRef("images", sha256("manifest"), 16, 2);
        return new EpochWork(
                new Stage(StageKind.PRETRAIN, "resnet8_small", data, RECIPE, seed, null), 1, 1, null, null, 1);
    }

    static CheckpointDone done(EpochWork work, String worker) {
        CheckpointRef ref =
                new CheckpointRef(work.stage().id(), work.epoch(), work.generation(), sha256(work.work()), 100);
        EpochMetrics metrics = new EpochMetrics(
                1, 0.5, 0.1, 1, 16, 2, 1, 0, new CheckpointDone.StepSeconds(0.5, 0.5, 0.5), null, null);
        return new CheckpointDone(
                ref, work.stage().kind(), work.stage().recipe().ref(), 3, metrics, worker, "cpu", Instant.EPOCH);
    }

    static Result<CheckpointDone> result(Topics topics, EpochWork work, String worker) {
        return Result.of(topics.checkpoints(), done(work, worker));
    }

    private static String sha256(String of) {
        return Digest.of(of.getBytes(StandardCharsets.UTF_8));
    }
}

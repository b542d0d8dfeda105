package dev.plumbline.models;

import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.engine.StepResult;
import org.jspecify.annotations.Nullable;

/** What an epoch's steps add up to so far. Sums are in the order of the steps, so that a resumed epoch gives equal metrics. */
final class EpochTally {
    private static final double NANOS = 1e9;

    private final StepTimes times = new StepTimes();
    private int steps;
    private long images;
    private double lossSum;
    private long correct;
    private double gradientNormSum;
    private double learningRate;
    private long nanos;
    private long waited;

    /** Goes on from a snapshot's sums; from none, null. Times of steps begin anew. */
    EpochTally(Checkpoint.@Nullable Within from) {
        if (from != null) {
            steps = from.steps();
            images = from.images();
            lossSum = from.lossSum();
            correct = from.correct();
            gradientNormSum = from.gradientNormSum();
            learningRate = from.learningRate();
            nanos = from.nanos();
            waited = from.waited();
        }
    }

    /** Steps that are done. */
    int steps() {
        return steps;
    }

    long images() {
        return images;
    }

    /** One optimizer step on {@code batch} images. */
    void add(StepResult result, int batch, double rate) {
        steps++;
        images += batch;
        lossSum += (double) result.loss() * batch;
        correct += result.correct();
        gradientNormSum += result.gradientNorm();
        learningRate = rate;
    }

    /** How long the last step took. */
    void took(long stepNanos) {
        times.add(stepNanos);
    }

    /** A stretch of training, from its begin to its end or to where it was stopped. */
    void lasted(long stretch, long waitedInIt) {
        nanos += stretch;
        waited += waitedInIt;
    }

    Checkpoint.Within within() {
        return new Checkpoint.Within(steps, images, lossSum, correct, gradientNormSum, learningRate, nanos, waited);
    }

    EpochMetrics metrics() {
        return new EpochMetrics(
                lossSum / images,
                (double) correct / images,
                learningRate,
                gradientNormSum / steps,
                images,
                steps,
                nanos / NANOS,
                nanos > 0 ? Math.min(1, (double) waited / nanos) : 0,
                times.percentiles(),
                null,
                null);
    }
}

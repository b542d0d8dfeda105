package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.CheckpointDone.StepSeconds;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One pass over the images: reads, steps, counts. */
final class EpochRun {
    private static final double NANOS = 1e9;

    private final Recipe recipe;
    private final Draws draws;
    private final Network network;
    private final LongSupplier nanoTime;
    private final int epoch;
    private final long stepsBefore;

    private final List<Double> stepSeconds = new ArrayList<>();
    private long images;
    private int steps;
    private double lossSum;
    private long correct;
    private double gradientNormSum;
    private double learningRate;

    EpochRun(Stage stage, Network network, LongSupplier nanoTime, Training.Position from) {
        this.recipe = stage.recipe();
        this.draws = new Draws(stage.seed());
        this.network = network;
        this.nanoTime = nanoTime;
        this.epoch = from.epoch() + 1;
        this.stepsBefore = from.step();
    }

    /** @return empty where the listener stopped it, or its thread was interrupted */
    Optional<EpochMetrics> train(ImageSet set, StepListener listener) throws UnreadableImage, NonFiniteLoss {
        try (Batches batches = new Batches(set, recipe, draws, epoch, nanoTime)) {
            return train(batches, listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<EpochMetrics> train(Batches batches, StepListener listener)
            throws UnreadableImage, NonFiniteLoss, InterruptedException {
        int total = batches.count();
        long begun = nanoTime.getAsLong();
        while (steps < total) {
            long before = nanoTime.getAsLong();
            Batch batch = batches.next();
            double loss = step(batch, total);
            double seconds = (nanoTime.getAsLong() - before) / NANOS;
            stepSeconds.add(seconds);
            if (!listener.after(new StepListener.Step(steps - 1, total, images, batch.count(), loss, seconds))
                    && steps < total) {
                return Optional.empty();
            }
        }
        return Optional.of(metrics(nanoTime.getAsLong() - begun, batches.waited()));
    }

    private double step(Batch batch, int total) throws NonFiniteLoss {
        StepResult result = network.gradients(batch, draws.dropout(epoch, steps));
        if (!result.finite()) {
            throw new NonFiniteLoss(epoch, steps, result.loss(), result.gradientNorm());
        }
        long done = stepsBefore + steps;
        long all = (long) total * recipe.epochs();
        learningRate = recipe.optimizer().learningRate() * recipe.schedule().factor(done, all, total);
        network.update(learningRate, done + 1);
        steps++;
        images += batch.count();
        lossSum += (double) result.loss() * batch.count();
        correct += result.correct();
        gradientNormSum += result.gradientNorm();
        return result.loss();
    }

    /* Nearest rank. */
    private StepSeconds stepSeconds() {
        double[] sorted =
                stepSeconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new StepSeconds(rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private EpochMetrics metrics(long nanos, long waited) {
        return new EpochMetrics(
                lossSum / images,
                (double) correct / images,
                learningRate,
                gradientNormSum / steps,
                images,
                steps,
                nanos / NANOS,
                nanos > 0 ? Math.min(1, (double) waited / nanos) : 0,
                stepSeconds(),
                null,
                null);
    }
}

package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.StepResult;
import java.util.function.LongSupplier;

/** One epoch, from where its tally stands: reads, steps, counts. */
final class EpochRun {
    private static final double NANOS = 1e9;

    private final Recipe recipe;
    private final Draws draws;
    private final Network network;
    private final LongSupplier nanoTime;
    private final int epoch;
    private final long stepsBefore;
    private final EpochTally tally;

    /** @param from where the epoch began, whatever the tally holds */
    EpochRun(Stage stage, Network network, LongSupplier nanoTime, Training.Position from, EpochTally tally) {
        this.recipe = stage.recipe();
        this.draws = new Draws(stage.seed());
        this.network = network;
        this.nanoTime = nanoTime;
        this.epoch = from.epoch() + 1;
        this.stepsBefore = from.step();
        this.tally = tally;
    }

    /** @return whether the epoch is done: not where the listener stopped it, or its thread was interrupted */
    boolean train(ImageSet set, StepListener listener) throws UnreadableImage, NonFiniteLoss {
        EpochOrder order = new EpochOrder(recipe, draws, epoch, set.count());
        if (tally.steps() >= order.batches()) {
            throw new IllegalArgumentException(
                    "an epoch of %d steps cannot go on after step %d".formatted(order.batches(), tally.steps()));
        }
        long begun = nanoTime.getAsLong();
        try (Batches batches = new Batches(set, recipe, draws, order, tally.steps(), nanoTime)) {
            try {
                return train(batches, order.batches(), listener);
            } finally {
                tally.lasted(nanoTime.getAsLong() - begun, batches.waited());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean train(Batches batches, int total, StepListener listener)
            throws UnreadableImage, NonFiniteLoss, InterruptedException {
        boolean goOn = true;
        while (goOn && tally.steps() < total) {
            long before = nanoTime.getAsLong();
            Batch batch = batches.next();
            double loss = step(batch, total);
            long nanos = nanoTime.getAsLong() - before;
            tally.took(nanos);
            goOn = listener.after(new StepListener.Step(
                    tally.steps() - 1, total, tally.images(), batch.count(), loss, nanos / NANOS));
        }
        return tally.steps() == total;
    }

    private double step(Batch batch, int total) throws NonFiniteLoss {
        int parts = recipe.accumulation();
        int firstPart = tally.steps() * parts;
        StepResult result =
                network.gradients(batch, recipe.batch() / parts, part -> draws.dropout(epoch, firstPart + part));
        if (!result.finite()) {
            throw new NonFiniteLoss(epoch, tally.steps(), result.loss(), result.gradientNorm());
        }
        long done = stepsBefore + tally.steps();
        long all = (long) total * recipe.epochs();
        double rate = recipe.optimizer().learningRate() * recipe.schedule().factor(done, all, total);
        network.update(rate, done + 1);
        tally.add(result, batch.count(), rate);
        return result.loss();
    }
}

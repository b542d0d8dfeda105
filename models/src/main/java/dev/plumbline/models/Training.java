package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.Network;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stage in memory, between two steps. Used by one thread at a time, any thread; several trainings in one process do
 * not disturb each other, and each gives the bits that it gives alone.
 */
public final class Training implements AutoCloseable {
    private final Stage stage;
    private final Network network;
    private final String engine;
    private final LongSupplier nanoTime;
    private Position position;
    private @Nullable EpochTally open;
    private boolean broken;

    /**
     * An epoch's end.
     *
     * @param epoch that is done, 0 at first
     * @param step optimizer steps since the stage began
     */
    record Position(int epoch, long step) {}

    /** @param within of the epoch after {@code position}, or null */
    Training(
            Stage stage,
            Network network,
            String engine,
            LongSupplier nanoTime,
            Position position,
            Checkpoint.@Nullable Within within) {
        this.stage = stage;
        this.network = network;
        this.engine = engine;
        this.nanoTime = nanoTime;
        this.position = position;
        this.open = within == null ? null : new EpochTally(within);
    }

    public Stage stage() {
        return stage;
    }

    /** The last epoch that is done; 0 at first. */
    public int epoch() {
        return position.epoch();
    }

    /** Images that an epoch trains on. */
    public int imagesPerEpoch() {
        return EpochOrder.count(stage.recipe(), stage.data().images());
    }

    /**
     * Trains one epoch, or the rest of it where it was stopped or resumed within. After an exception this training is
     * between no two steps, and refuses to go on.
     *
     * @param epoch {@code epoch() + 1}
     * @param images the stage's manifest, at the recipe's size
     * @return the whole epoch's metrics; empty where the listener stopped it, or its thread was interrupted: then it can
     *     go on, and {@link #snapshot()} says from where
     * @throws NonFiniteLoss before the optimizer step that would have spoilt the weights
     */
    public Optional<EpochMetrics> epoch(int epoch, ImageSet images, StepListener listener)
            throws UnreadableImage, NonFiniteLoss {
        requireWhole();
        if (epoch != position.epoch() + 1) {
            throw new IllegalStateException("epoch %d cannot follow epoch %d".formatted(epoch, position.epoch()));
        }
        requireMatching(images);
        EpochTally tally = open == null ? new EpochTally(null) : open;
        open = tally;
        broken = true;
        boolean done = new EpochRun(stage, network, nanoTime, position, tally).train(images, listener);
        broken = false;
        if (!done) {
            return Optional.empty();
        }
        position = new Position(epoch, position.step() + tally.steps());
        open = null;
        return Optional.of(tally.metrics());
    }

    /** A copy of all that the next epoch depends on, at an epoch's end. */
    public Checkpoint checkpoint() {
        requireWhole();
        if (open != null) {
            throw new IllegalStateException("stage %s is within epoch %d: it has a snapshot, but no checkpoint"
                    .formatted(stage.id(), position.epoch() + 1));
        }
        return checkpoint(position.step(), null);
    }

    /**
     * A copy of all that the next step depends on, within an epoch: {@link Trainings#resume} goes on from it to the bits
     * and the metrics, but for times, of the uninterrupted epoch.
     *
     * @return empty where the epoch has no step yet
     */
    public Optional<Checkpoint> snapshot() {
        requireWhole();
        EpochTally tally = open;
        return tally == null || tally.steps() == 0
                ? Optional.empty()
                : Optional.of(checkpoint(position.step() + tally.steps(), tally.within()));
    }

    private Checkpoint checkpoint(long step, Checkpoint.@Nullable Within within) {
        Checkpoint.Header header = new Checkpoint.Header(
                Checkpoint.Header.FORMAT,
                stage.id(),
                stage.architecture(),
                stage.data().classes(),
                position.epoch(),
                step,
                stage.seed(),
                stage.recipe().digest(),
                stage.data().manifest(),
                engine,
                within);
        return new Checkpoint(header, network.state());
    }

    /** Parameters, buffers and the optimizer's state, by name. */
    Map<String, HostTensor> state() {
        return network.state();
    }

    @Override
    public void close() {
        network.close();
    }

    private void requireWhole() {
        if (broken) {
            throw new IllegalStateException("stage %s failed within epoch %d: resume from a checkpoint"
                    .formatted(stage.id(), position.epoch() + 1));
        }
    }

    private void requireMatching(ImageSet images) {
        Recipe recipe = stage.recipe();
        if (images.size() != recipe.view().size()
                || images.classes() != stage.data().classes()) {
            throw new IllegalArgumentException("the stage trains on images of %d pixels in %d classes, not %d in %d"
                    .formatted(recipe.view().size(), stage.data().classes(), images.size(), images.classes()));
        }
    }
}

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

/**
 * A stage in memory, between two epochs. Used by one thread at a time, any thread; several trainings in one process do
 * not disturb each other, and each gives the bits that it gives alone.
 */
public final class Training implements AutoCloseable {
    private final Stage stage;
    private final Network network;
    private final String engine;
    private final LongSupplier nanoTime;
    private Position position;
    private boolean broken;

    /**
     * @param epoch that is done, 0 at first
     * @param step optimizer steps since the stage began
     */
    record Position(int epoch, long step) {}

    Training(Stage stage, Network network, String engine, LongSupplier nanoTime, Position position) {
        this.stage = stage;
        this.network = network;
        this.engine = engine;
        this.nanoTime = nanoTime;
        this.position = position;
    }

    public Stage stage() {
        return stage;
    }

    /** The last epoch that is done; 0 at first. */
    public int epoch() {
        return position.epoch();
    }

    /**
     * Trains one epoch. After anything but a result this training is at no epoch's end, and refuses to go on.
     *
     * @param epoch {@code epoch() + 1}
     * @param images the stage's manifest, at the recipe's size
     * @return empty where the listener stopped it, or its thread was interrupted
     * @throws NonFiniteLoss before the optimizer step that would have spoilt the weights
     */
    public Optional<EpochMetrics> epoch(int epoch, ImageSet images, StepListener listener)
            throws UnreadableImage, NonFiniteLoss {
        requireWhole();
        if (epoch != position.epoch() + 1) {
            throw new IllegalStateException("epoch %d cannot follow epoch %d".formatted(epoch, position.epoch()));
        }
        requireMatching(images);
        broken = true;
        EpochRun run = new EpochRun(stage, network, nanoTime, position);
        Optional<EpochMetrics> metrics = run.train(images, listener);
        if (metrics.isPresent()) {
            position = new Position(epoch, position.step() + metrics.get().steps());
            broken = false;
        }
        return metrics;
    }

    /** A copy of all that the next epoch depends on. */
    public Checkpoint checkpoint() {
        requireWhole();
        Checkpoint.Header header = new Checkpoint.Header(
                Checkpoint.Header.FORMAT,
                stage.id(),
                stage.architecture(),
                stage.data().classes(),
                position.epoch(),
                position.step(),
                stage.seed(),
                stage.recipe().digest(),
                stage.data().manifest(),
                engine);
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
            throw new IllegalStateException("stage %s stopped within epoch %d: resume from a checkpoint"
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

package dev.plumbline.models;

import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.engine.Program;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A checkpoint in memory: a trained head, to score on any number of image sets. Used by one thread at a time. */
public final class Scoring implements Classifier {
    private static final int BATCH = 64;

    private final Stage stage;
    private final Network network;

    /** @throws IllegalArgumentException where the checkpoint's tensors are not those of the stage's architecture */
    public Scoring(Engine engine, Stage stage, Checkpoint checkpoint) {
        this.stage = stage;
        Program program = Programs.predicting(
                Networks.named(
                        stage.architecture(),
                        stage.data().classes(),
                        stage.recipe().view().size()),
                stage.recipe());
        this.network = engine.network(program, Programs.normalisation(stage.recipe()), checkpoint.tensors());
    }

    /**
     * Predicts every image under the weights alone, in the set's order, at the recipe's size and without augmentation.
     */
    public Predictions predict(ImageSet images) throws UnreadableImage {
        return predict(images, done -> true).orElseThrow();
    }

    /**
     * As {@link #predict(ImageSet)}, unless it is stopped.
     *
     * @param goOn asked after every batch but the last, with the images so far
     * @return empty where it was told to stop
     */
    public Optional<Predictions> predict(ImageSet images, IntPredicate goOn) throws UnreadableImage {
        Collected weights = new Collected(images.count());
        return read(images, goOn, batch -> weights.add(network.predict(batch)))
                ? Optional.of(weights.all())
                : Optional.empty();
    }

    /**
     * As {@link #predict(ImageSet, IntPredicate)}, and under the average of the weights beside it where the recipe keeps
     * one: each image is read once.
     */
    @Override
    public Optional<Answers> answers(ImageSet images, IntPredicate goOn) throws UnreadableImage {
        if (stage.recipe().averaging() == null) {
            return predict(images, goOn).map(predictions -> new Answers(predictions, null));
        }
        Collected weights = new Collected(images.count());
        Collected averaged = new Collected(images.count());
        boolean whole = read(images, goOn, batch -> {
            weights.add(network.predict(batch));
            averaged.add(network.predictAveraged(batch));
        });
        return whole ? Optional.of(new Answers(weights.all(), averaged.all())) : Optional.empty();
    }

    /**
     * What a model says of images.
     *
     * @param weights under its weights
     * @param averaged under their moving average; null where the recipe keeps none
     */
    public record Answers(Predictions weights, @Nullable Predictions averaged) {}

    /** Batch by batch; whether it came to the end. */
    private boolean read(ImageSet images, IntPredicate goOn, Consumer<Batch> batches) throws UnreadableImage {
        if (images.size() != stage.recipe().view().size()) {
            throw new IllegalArgumentException("the stage scores images of %d pixels, not %d"
                    .formatted(stage.recipe().view().size(), images.size()));
        }
        Batch batch = new Batch(Math.min(BATCH, images.count()), images.size());
        byte[] rgb = new byte[Batch.imageBytes(images.size())];
        for (int i = 0; i < images.count(); i++) {
            images.read(i, rgb, 0);
            batch.add(rgb, images.label(i));
            boolean last = i == images.count() - 1;
            if (batch.full() || last) {
                batches.accept(batch);
                batch.clear();
                if (!last && !goOn.test(i + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Predictions of all images, put together batch by batch. */
    private static final class Collected {
        private final int images;
        private int[] classes = {};
        private float[] scores = {};
        private int top = 1;
        private int done;

        Collected(int images) {
            this.images = images;
        }

        void add(Predictions batch) {
            if (done == 0) {
                top = batch.top();
                classes = new int[images * top];
                scores = new float[images * top];
            }
            int count = batch.classes().length;
            System.arraycopy(batch.classes(), 0, classes, done, count);
            System.arraycopy(batch.scores(), 0, scores, done, count);
            done += count;
        }

        Predictions all() {
            return new Predictions(top, classes, scores);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}

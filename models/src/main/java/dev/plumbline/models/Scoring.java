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
import java.util.function.IntPredicate;

/** A checkpoint in memory, to score on any number of image sets. Used by one thread at a time. */
public final class Scoring implements AutoCloseable {
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

    /** Predicts every image, in the set's order, at the recipe's size and without augmentation. */
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
        if (images.size() != stage.recipe().view().size()) {
            throw new IllegalArgumentException("the stage scores images of %d pixels, not %d"
                    .formatted(stage.recipe().view().size(), images.size()));
        }
        int[] labels = new int[images.count()];
        float[] scores = new float[images.count()];
        Batch batch = new Batch(Math.min(BATCH, images.count()), images.size());
        byte[] rgb = new byte[Batch.imageBytes(images.size())];
        int done = 0;
        for (int i = 0; i < images.count(); i++) {
            images.read(i, rgb, 0);
            batch.add(rgb, images.label(i));
            if (batch.full() || i == images.count() - 1) {
                Predictions predictions = network.predict(batch);
                System.arraycopy(predictions.labels(), 0, labels, done, batch.count());
                System.arraycopy(predictions.scores(), 0, scores, done, batch.count());
                done += batch.count();
                batch.clear();
                if (done < labels.length && !goOn.test(done)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Predictions(labels, scores));
    }

    @Override
    public void close() {
        network.close();
    }
}

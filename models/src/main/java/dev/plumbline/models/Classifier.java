package dev.plumbline.models;

import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Says of images which classes they are, with probabilities: a trained head ({@link Scoring}), or whatever else gives a
 * score to each of the task's classes, as comparing images with the classes' names does. Used by one thread at a time.
 */
public interface Classifier extends AutoCloseable {
    /**
     * What it says of every image, in the set's order.
     *
     * @param goOn asked after every batch but the last, with the images so far
     * @return empty where it was told to stop
     */
    Optional<Scoring.Answers> answers(ImageSet images, IntPredicate goOn) throws UnreadableImage;

    @Override
    void close();
}

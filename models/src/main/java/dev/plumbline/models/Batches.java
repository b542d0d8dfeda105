package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.loading.Loader;
import dev.plumbline.models.engine.Batch;
import java.util.function.LongSupplier;

/**
 * The batches of one epoch, read ahead of training: seeded order, seeded augmentation, neither of which depends on threads.
 * The last, smaller batch is dropped unless it is the only one.
 */
final class Batches implements AutoCloseable {
    private static final int THREADS = 1;
    private static final int AHEAD = 2;

    private final ImageSet images;
    private final Draws draws;
    private final int epoch;
    private final Augmentation augmentation;
    private final Loader<Batch> loader;

    Batches(ImageSet images, Recipe recipe, Draws draws, int epoch, LongSupplier nanoTime) {
        this.images = images;
        this.draws = draws;
        this.epoch = epoch;
        this.augmentation = Augmentation.of(recipe);
        int size = Math.min(recipe.batch(), images.count());
        this.loader = new Loader<>(
                draws.order(epoch, images.count()),
                new Loader.Plan(size, 0, THREADS, AHEAD),
                this::read,
                capacity -> new Batch(capacity, images.size()),
                nanoTime);
    }

    int count() {
        return loader.batches();
    }

    /** The next batch, valid until the one after it is asked for. */
    Batch next() throws UnreadableImage, InterruptedException {
        Batch batch = loader.next();
        batch.complete();
        return batch;
    }

    /** Nanoseconds for which {@link #next()} had to wait, in all. */
    long waited() {
        return loader.waited();
    }

    private void read(int index, Batch batch, int place) throws UnreadableImage {
        byte[] read = new byte[Batch.imageBytes(images.size())];
        byte[] augmented = new byte[read.length];
        images.read(index, read, 0);
        augmentation.apply(read, augmented, draws.augmentation(epoch, index));
        batch.put(place, augmented, images.label(index));
    }

    @Override
    public void close() {
        loader.close();
    }
}

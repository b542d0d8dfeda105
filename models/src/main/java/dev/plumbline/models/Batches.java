package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.loading.Loader;
import dev.plumbline.models.engine.Batch;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** The batches of one epoch, read ahead of training: seeded order, seeded augmentation, neither of which depends on threads. */
final class Batches implements AutoCloseable {
    private static final int THREADS = 1;
    private static final int AHEAD = 2;

    private final ImageSet images;
    private final Draws draws;
    private final EpochOrder order;
    private final ThreadLocal<TrainingView> view;
    private final Loader<Batch> loader;

    /** @param first batch that is wanted; those before it are not read */
    Batches(ImageSet images, Recipe recipe, Draws draws, EpochOrder order, int first, LongSupplier nanoTime) {
        this.images = images;
        this.draws = draws;
        this.order = order;
        this.view = ThreadLocal.withInitial(() -> new TrainingView(recipe));
        this.loader = new Loader<>(
                IntStream.range(0, order.count()).toArray(),
                new Loader.Plan(order.batch(), first, THREADS, AHEAD),
                this::read,
                capacity -> new Batch(capacity, images.size()),
                nanoTime);
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

    private void read(int number, Batch batch, int place) throws UnreadableImage {
        EpochOrder.Place of = order.at(number);
        byte[] rgb = view.get().read(images, of.image(), draws.augmentation(of.pass(), of.image()));
        batch.put(place, rgb, images.label(of.image()));
    }

    @Override
    public void close() {
        loader.close();
    }
}

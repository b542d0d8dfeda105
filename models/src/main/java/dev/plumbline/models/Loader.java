package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.engine.Batch;

/** The batches of one epoch: seeded order, seeded augmentation. The last, smaller batch is dropped unless it is the only one. */
final class Loader {
    private final ImageSet images;
    private final Draws draws;
    private final int epoch;
    private final Augmentation augmentation;
    private final int[] order;
    private final int batch;
    private final Batch into;
    private final byte[] read;
    private final byte[] augmented;
    private int next;

    Loader(ImageSet images, Recipe recipe, Draws draws, int epoch) {
        this.images = images;
        this.draws = draws;
        this.epoch = epoch;
        this.augmentation = Augmentation.of(recipe);
        this.order = draws.order(epoch, images.count());
        this.batch = Math.min(recipe.batch(), images.count());
        this.into = new Batch(batch, images.size());
        this.read = new byte[Batch.imageBytes(images.size())];
        this.augmented = new byte[read.length];
    }

    int batches() {
        return images.count() / batch;
    }

    /** The next batch, valid until the one after it is asked for. */
    Batch next() throws UnreadableImage {
        into.clear();
        while (!into.full()) {
            int index = order[next++];
            images.read(index, read, 0);
            augmentation.apply(read, augmented, draws.augmentation(epoch, index));
            into.add(augmented, images.label(index));
        }
        return into;
    }
}

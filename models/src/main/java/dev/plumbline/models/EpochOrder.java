package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Recipe;

/**
 * Which images an epoch trains on, in order. A stage goes through its manifest in passes, each in a seeded order of its
 * own, numbered from 1. Without {@link Recipe#epochImages()} epoch k is pass k, less the images of its last, smaller
 * batch. With it an epoch is as many whole batches as fit into the stated number, and takes up the passes where the
 * epoch before left them, so that no image is left out: a pass may end within an epoch, and within a batch.
 *
 * <p>An epoch depends on nothing but the seed, its number and the count of images. Costs 4 bytes an image of every pass
 * that the epoch touches.
 */
final class EpochOrder {
    private final int images;
    private final int batch;
    private final int batches;
    private final int skipped;
    private final long firstPass;
    private final int[][] passes;

    /**
     * @param epoch from 1
     * @param images in the manifest, at least 1
     */
    EpochOrder(Recipe recipe, Draws draws, int epoch, int images) {
        this.images = images;
        this.batch = Math.toIntExact(recipe.batchOf(images));
        int count = count(recipe, images);
        this.batches = count / batch;
        long before = (epoch - 1L) * (recipe.epochImages() == null ? images : count);
        this.firstPass = before / images + 1;
        this.skipped = (int) (before % images);
        this.passes = new int[(int) (((long) skipped + count - 1) / images) + 1][];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = draws.order(firstPass + i, images);
        }
    }

    /** Images of an epoch. */
    static int count(Recipe recipe, long images) {
        return Math.toIntExact(recipe.stepsPerEpoch(images) * recipe.batchOf(images));
    }

    /** An image in a pass: a pair that no other place of the stage has. */
    record Place(int image, long pass) {}

    /** Images of a batch, the same for all. */
    int batch() {
        return batch;
    }

    int batches() {
        return batches;
    }

    /** Images of the epoch. */
    int count() {
        return batches * batch;
    }

    /** @param number of the epoch's images, from 0 */
    Place at(int number) {
        long place = (long) skipped + number;
        int pass = (int) (place / images);
        return new Place(passes[pass][(int) (place % images)], firstPass + pass);
    }
}

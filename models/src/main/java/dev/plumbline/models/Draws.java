package dev.plumbline.models;

/** What a stage's seed decides. Each purpose has a stream of its own, so that none shifts another. */
record Draws(long seed) {
    private static final long ORDER = 1;
    private static final long AUGMENTATION = 2;
    private static final long INITIALISATION = 3;
    private static final long DROPOUT = 4;

    /** The order of {@code count} images in a pass over them: a Fisher-Yates shuffle. */
    int[] order(long pass, int count) {
        SplitMix64 random = SplitMix64.of(seed, ORDER, pass);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** For one image in one pass, wherever in the pass it comes. */
    SplitMix64 augmentation(long pass, int index) {
        return SplitMix64.of(seed, AUGMENTATION, pass, index);
    }

    /** For one batch of an epoch, whatever other batches there are. */
    long dropout(int epoch, int batch) {
        return SplitMix64.of(seed, DROPOUT, epoch, batch).next();
    }

    /** For one tensor, whatever other tensors the network has. */
    SplitMix64 initialisation(String parameter) {
        return SplitMix64.of(seed, INITIALISATION, hash(parameter));
    }

    /* FNV-1a, 64 bits. */
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}

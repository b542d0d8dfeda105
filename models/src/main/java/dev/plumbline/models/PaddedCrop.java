package dev.plumbline.models;

/**
 * A random crop of a square with black around it, and a flip.
 *
 * @param size pixels, square, before and after
 * @param pad pixels of black around the image before the crop
 */
record PaddedCrop(int size, int pad, boolean flip) {
    private static final int CHANNELS = 3;

    /** Writes {@code from}, cropped and flipped as {@code random} says, over the whole of {@code to}. */
    void apply(byte[] from, byte[] to, SplitMix64 random) {
        int dx = random.below(2 * pad + 1) - pad;
        int dy = random.below(2 * pad + 1) - pad;
        boolean mirrored = flip && random.below(2) == 1;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int fromX = (mirrored ? size - 1 - x : x) + dx;
                int fromY = y + dy;
                boolean inside = fromX >= 0 && fromX < size && fromY >= 0 && fromY < size;
                for (int c = 0; c < CHANNELS; c++) {
                    to[(y * size + x) * CHANNELS + c] = inside ? from[(fromY * size + fromX) * CHANNELS + c] : 0;
                }
            }
        }
    }
}

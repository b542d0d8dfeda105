package dev.plumbline.datasets.augment;

import java.util.function.IntToDoubleFunction;

/**
 * The operations of AutoAugment's ImageNet policy as torchvision 0.14 does them to PIL images, and how its ten bins of
 * magnitude are spread.
 */
enum Operation {
    SHEAR_X(
            true,
            bin -> spread(0, 0.3f, bin),
            (rgb, size, m) -> Affine.shearX(m).apply(rgb, size)),
    ROTATE(
            true,
            bin -> spread(0, 30, bin),
            (rgb, size, m) -> Affine.rotation(size, m).apply(rgb, size)),
    COLOR(true, bin -> spread(0, 0.9f, bin), (rgb, size, m) -> Enhancements.color(rgb, 1 + m)),
    CONTRAST(true, bin -> spread(0, 0.9f, bin), (rgb, size, m) -> Enhancements.contrast(rgb, 1 + m)),
    SHARPNESS(true, bin -> spread(0, 0.9f, bin), (rgb, size, m) -> Enhancements.sharpness(rgb, size, 1 + m)),
    POSTERIZE(false, bin -> 8 - Math.rint(bin / 2.25f), (rgb, size, m) -> Levels.posterize(rgb, (int) m)),
    SOLARIZE(false, bin -> spread(255, 0, bin), (rgb, size, m) -> Levels.solarize(rgb, m)),
    AUTO_CONTRAST(false, bin -> 0, (rgb, size, m) -> Levels.autoContrast(rgb)),
    EQUALIZE(false, bin -> 0, (rgb, size, m) -> Levels.equalize(rgb)),
    INVERT(false, bin -> 0, (rgb, size, m) -> Levels.invert(rgb));

    private static final int BINS = 10;

    private final boolean signed;
    private final IntToDoubleFunction magnitude;
    private final Change change;

    /** Changes rows of pixels of R, G and B in place. */
    private interface Change {
        void apply(byte[] rgb, int size, double magnitude);
    }

    Operation(boolean signed, IntToDoubleFunction magnitude, Change change) {
        this.signed = signed;
        this.magnitude = magnitude;
        this.change = change;
    }

    /**
     * @param bin of the magnitude, 0 to 9
     * @param negative turns the magnitude around where that means something
     */
    void apply(byte[] rgb, int size, int bin, boolean negative) {
        double m = magnitude.applyAsDouble(bin);
        change.apply(rgb, size, signed && negative ? -m : m);
    }

    /* torch.linspace: the second half is counted from the end. */
    private static double spread(float first, float last, int bin) {
        float step = (last - first) / (BINS - 1);
        return bin < BINS / 2 ? first + step * bin : last - step * (BINS - 1 - bin);
    }
}

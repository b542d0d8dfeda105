package dev.plumbline.datasets.augment;

/**
 * The operations of AutoAugment's ImageNet policy as torchvision 0.14 does them to PIL images, and how its ten bins of
 * magnitude are spread.
 */
enum Operation {
    SHEAR_X,
    ROTATE,
    COLOR,
    CONTRAST,
    SHARPNESS,
    POSTERIZE,
    SOLARIZE,
    AUTO_CONTRAST,
    EQUALIZE,
    INVERT;

    private static final int BINS = 10;

    /**
     * Changes an image, rows of pixels of R, G and B, in place.
     *
     * @param bin of the magnitude, 0 to 9
     * @param negative turns the magnitude around where that means something
     */
    void apply(byte[] rgb, int size, int bin, boolean negative) {
        double magnitude = magnitude(bin);
        double m = negative ? -magnitude : magnitude;
        switch (this) {
            case SHEAR_X -> Affine.shearX(m).apply(rgb, size);
            case ROTATE -> Affine.rotation(size, m).apply(rgb, size);
            case COLOR -> Enhancements.color(rgb, 1 + m);
            case CONTRAST -> Enhancements.contrast(rgb, 1 + m);
            case SHARPNESS -> Enhancements.sharpness(rgb, size, 1 + m);
            case POSTERIZE -> Levels.posterize(rgb, (int) magnitude);
            case SOLARIZE -> Levels.solarize(rgb, magnitude);
            case AUTO_CONTRAST -> Levels.autoContrast(rgb);
            case EQUALIZE -> Levels.equalize(rgb);
            case INVERT -> Levels.invert(rgb);
        }
    }

    private double magnitude(int bin) {
        return switch (this) {
            case SHEAR_X -> spread(0, 0.3f, bin);
            case ROTATE -> spread(0, 30, bin);
            case COLOR, CONTRAST, SHARPNESS -> spread(0, 0.9f, bin);
            case POSTERIZE -> 8 - Math.rint(bin / 2.25f);
            case SOLARIZE -> spread(255, 0, bin);
            case AUTO_CONTRAST, EQUALIZE, INVERT -> 0;
        };
    }

    /* torch.linspace: the second half is counted from the end. */
    private static double spread(float first, float last, int bin) {
        float step = (last - first) / (BINS - 1);
        return bin < BINS / 2 ? first + step * bin : last - step * (BINS - 1 - bin);
    }
}

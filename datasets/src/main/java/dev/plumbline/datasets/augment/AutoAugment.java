package dev.plumbline.datasets.augment;

import static dev.plumbline.datasets.augment.Operation.AUTO_CONTRAST;
import static dev.plumbline.datasets.augment.Operation.COLOR;
import static dev.plumbline.datasets.augment.Operation.CONTRAST;
import static dev.plumbline.datasets.augment.Operation.EQUALIZE;
import static dev.plumbline.datasets.augment.Operation.INVERT;
import static dev.plumbline.datasets.augment.Operation.POSTERIZE;
import static dev.plumbline.datasets.augment.Operation.ROTATE;
import static dev.plumbline.datasets.augment.Operation.SHARPNESS;
import static dev.plumbline.datasets.augment.Operation.SHEAR_X;
import static dev.plumbline.datasets.augment.Operation.SOLARIZE;

import java.util.List;

/**
 * The ImageNet policy of AutoAugment (Cubuk et al. 2019, Table 9): one of 25 pairs of operations an image. The bytes of
 * torchvision 0.14's {@code AutoAugment(interpolation=BILINEAR)} of a PIL image from the same numbers, as its reference
 * training has it; what is turned or slid in from outside is black.
 */
public final class AutoAugment {
    private record Step(Operation operation, double probability, int bin) {}

    private record Pair(Step first, Step second) {}

    private static final List<Pair> IMAGENET = List.of(
            pair(POSTERIZE, 0.4, 8, ROTATE, 0.6, 9),
            pair(SOLARIZE, 0.6, 5, AUTO_CONTRAST, 0.6, 0),
            pair(EQUALIZE, 0.8, 0, EQUALIZE, 0.6, 0),
            pair(POSTERIZE, 0.6, 7, POSTERIZE, 0.6, 6),
            pair(EQUALIZE, 0.4, 0, SOLARIZE, 0.2, 4),
            pair(EQUALIZE, 0.4, 0, ROTATE, 0.8, 8),
            pair(SOLARIZE, 0.6, 3, EQUALIZE, 0.6, 0),
            pair(POSTERIZE, 0.8, 5, EQUALIZE, 1.0, 0),
            pair(ROTATE, 0.2, 3, SOLARIZE, 0.6, 8),
            pair(EQUALIZE, 0.6, 0, POSTERIZE, 0.4, 6),
            pair(ROTATE, 0.8, 8, COLOR, 0.4, 0),
            pair(ROTATE, 0.4, 9, EQUALIZE, 0.6, 0),
            pair(EQUALIZE, 0.0, 0, EQUALIZE, 0.8, 0),
            pair(INVERT, 0.6, 0, EQUALIZE, 1.0, 0),
            pair(COLOR, 0.6, 4, CONTRAST, 1.0, 8),
            pair(ROTATE, 0.8, 8, COLOR, 1.0, 2),
            pair(COLOR, 0.8, 8, SOLARIZE, 0.8, 7),
            pair(SHARPNESS, 0.4, 7, INVERT, 0.6, 0),
            pair(SHEAR_X, 0.6, 5, EQUALIZE, 1.0, 0),
            pair(COLOR, 0.4, 0, EQUALIZE, 0.6, 0),
            pair(EQUALIZE, 0.4, 0, SOLARIZE, 0.2, 4),
            pair(SOLARIZE, 0.6, 5, AUTO_CONTRAST, 0.6, 0),
            pair(INVERT, 0.6, 0, EQUALIZE, 1.0, 0),
            pair(COLOR, 0.6, 4, CONTRAST, 1.0, 8),
            pair(EQUALIZE, 0.8, 0, EQUALIZE, 0.6, 0));

    private AutoAugment() {}

    private static Pair pair(Operation one, double p, int bin, Operation two, double q, int other) {
        return new Pair(new Step(one, p, bin), new Step(two, q, other));
    }

    /** @param rgb {@code size * size * 3} bytes, changed in place: rows from the top, pixels from the left, R G B */
    public static void imageNet(byte[] rgb, int size, UniformDraws draws) {
        Pair pair = IMAGENET.get(draws.below(IMAGENET.size()));
        float first = draws.unit();
        float second = draws.unit();
        boolean firstNegative = draws.below(2) == 0;
        boolean secondNegative = draws.below(2) == 0;
        apply(pair.first(), first, firstNegative, rgb, size);
        apply(pair.second(), second, secondNegative, rgb, size);
    }

    private static void apply(Step step, float drawn, boolean negative, byte[] rgb, int size) {
        if (drawn <= (float) step.probability()) {
            step.operation().apply(rgb, size, step.bin(), negative);
        }
    }
}

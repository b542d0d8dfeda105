package dev.plumbline.datasets.augment;

import dev.plumbline.contracts.Require;
import dev.plumbline.datasets.image.CropResize.Part;
import java.util.Optional;

/**
 * Which box random erasing blanks (Zhong et al. 2017, arXiv:1708.04896): torchvision 0.14's {@code RandomErasing} with its
 * own areas and ratios, box for box from the same numbers.
 *
 * @param probability that an image gets a box at all
 */
public record EraseRule(double probability) {
    private static final int TRIES = 10;
    private static final float MIN_AREA = 0.02f;
    private static final float MAX_AREA = 0.33f;
    private static final float LOW = (float) StrictMath.log(0.3f);
    private static final float HIGH = (float) StrictMath.log(3.3f);

    public EraseRule {
        Require.between("erase.probability", probability, 0, 1);
    }

    /** @return empty also where ten boxes in a row were too long for the image */
    public Optional<Part> box(int width, int height, UniformDraws draws) {
        if (draws.unit() >= (float) probability) {
            return Optional.empty();
        }
        double area = (double) height * width;
        for (int i = 0; i < TRIES; i++) {
            double target = area * draws.between(MIN_AREA, MAX_AREA);
            double aspect = TorchExp.of(draws.between(LOW, HIGH));
            int h = (int) Math.rint(Math.sqrt(target * aspect));
            int w = (int) Math.rint(Math.sqrt(target / aspect));
            if (h < height && w < width) {
                int top = draws.below(height - h + 1);
                return Optional.of(new Part(top, draws.below(width - w + 1), h, w));
            }
        }
        return Optional.empty();
    }
}

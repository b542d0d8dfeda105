package dev.plumbline.datasets.augment;

import dev.plumbline.contracts.Require;
import dev.plumbline.datasets.image.CropResize.Part;

/**
 * Which boxes a random resized crop takes: {@code torchvision.transforms.RandomResizedCrop.get_params} of torchvision
 * 0.14, box for box from the same numbers (with the fused multiply-add that
 * PyTorch uses where a CPU has it). Up to ten times it draws an area, uniformly as a share of the image's, and an
 * aspect ratio, uniformly in its logarithm; the first box that fits gets a uniform place. If none fits, it takes the middle
 * of the image, cut to the nearest allowed ratio.
 *
 * @param minArea as a share of the image's area, as {@code maxArea}
 * @param minRatio width over height, as {@code maxRatio}
 */
public record CropRule(double minArea, double maxArea, double minRatio, double maxRatio) {
    private static final int TRIES = 10;

    public CropRule {
        Require.between("crop.minArea", minArea, Double.MIN_VALUE, maxArea);
        Require.between("crop.maxArea", maxArea, minArea, 1);
        Require.between("crop.minRatio", minRatio, Double.MIN_VALUE, maxRatio);
        Require.finite("crop.maxRatio", maxRatio);
    }

    /** ImageNet's usual one, torchvision's default: 8 % to the whole of the area, ratios from 3:4 to 4:3. */
    public static CropRule usual() {
        return new CropRule(0.08, 1, 3.0 / 4, 4.0 / 3);
    }

    public Part box(int width, int height, UniformDraws draws) {
        double area = (double) height * width;
        float low = (float) StrictMath.log((float) minRatio);
        float high = (float) StrictMath.log((float) maxRatio);
        for (int i = 0; i < TRIES; i++) {
            double target = area * draws.between((float) minArea, (float) maxArea);
            double aspect = TorchExp.of(draws.between(low, high));
            int w = (int) Math.rint(Math.sqrt(target * aspect));
            int h = (int) Math.rint(Math.sqrt(target / aspect));
            if (0 < w && w <= width && 0 < h && h <= height) {
                int top = draws.below(height - h + 1);
                return new Part(top, draws.below(width - w + 1), h, w);
            }
        }
        return middle(width, height);
    }

    private Part middle(int width, int height) {
        double ratio = (double) width / height;
        int w = ratio > maxRatio ? (int) Math.rint(height * maxRatio) : width;
        int h = ratio < minRatio ? (int) Math.rint(width / minRatio) : height;
        return new Part((height - h) / 2, (width - w) / 2, h, w);
    }
}

package dev.plumbline.datasets.augment;

import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.CropResize;
import dev.plumbline.datasets.image.CropResize.Part;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.image.UndecodableImage;

/**
 * torchvision's usual training transform in one pass: {@code RandomResizedCrop(size)} of a PIL image (bilinear, with
 * antialias), {@code RandomHorizontalFlip()}, {@code ToTensor()}, {@code Normalize(mean, std)}. The same values as those
 * give with Pillow, bit for bit, from the same draws. It keeps its working memory, so each thread needs one of its own.
 */
public final class Augmenter {
    private static final int LEVELS = 256;

    private final CropRule rule;
    private final float flip;
    private final float[][] levels;
    private final CropResize resize;
    private byte[] part = new byte[0];

    /**
     * @param flip probability of mirroring
     * @param mean of R, G and B, where pixels are 0 to 1; as {@code std}
     */
    public Augmenter(CropRule rule, int size, double flip, float[] mean, float[] std) {
        this.rule = rule;
        this.flip = (float) flip;
        this.levels = levels(mean, std);
        this.resize = new CropResize(size);
    }

    private static float[][] levels(float[] mean, float[] std) {
        float[][] levels = new float[mean.length][LEVELS];
        for (int band = 0; band < mean.length; band++) {
            for (int level = 0; level < LEVELS; level++) {
                levels[band][level] = (level / 255f - mean[band]) / std[band];
            }
        }
        return levels;
    }

    /** The rule's box, into memory that serves again. */
    private final class Choice implements PartChoice {
        private final UniformDraws draws;

        Choice(UniformDraws draws) {
            this.draws = draws;
        }

        @Override
        public Part of(int width, int height) {
            return rule.box(width, height, draws);
        }

        @Override
        public byte[] room(int bytes) {
            if (part.length < bytes) {
                part = new byte[bytes];
            }
            return part;
        }
    }

    /**
     * @param file JPEG, PNG or BMP
     * @param chw receives {@code 3 * size * size} values from {@code offset}: a plane each of R, G and B
     */
    public void toFloats(ImageDecoder decoder, byte[] file, UniformDraws draws, float[] chw, int offset)
            throws UndecodableImage {
        Pixels decoded = decoder.decode(file, new Choice(draws));
        Part all = PartChoice.whole(decoded.width(), decoded.height());
        resize.toFloats(decoded, all, draws.unit() < flip, levels, chw, offset);
    }

    /** The same from pixels. */
    public void toFloats(Pixels image, UniformDraws draws, float[] chw, int offset) {
        Part part = rule.box(image.width(), image.height(), draws);
        resize.toFloats(image, part, draws.unit() < flip, levels, chw, offset);
    }

    /**
     * One image of a set, without the normalisation.
     *
     * @param rgb receives {@code size * size * 3} bytes from {@code offset}: rows from the top, pixels from the left, R G B
     */
    public void toBytes(ImageSet images, int index, UniformDraws draws, byte[] rgb, int offset) throws UnreadableImage {
        Pixels decoded = images.part(index, new Choice(draws));
        Part all = PartChoice.whole(decoded.width(), decoded.height());
        resize.toBytes(decoded, all, draws.unit() < flip, rgb, offset);
    }

    /**
     * Without the normalisation.
     *
     * @param rgb receives {@code size * size * 3} bytes from {@code offset}: rows from the top, pixels from the left, R G B
     */
    public void toBytes(Pixels image, UniformDraws draws, byte[] rgb, int offset) {
        Part part = rule.box(image.width(), image.height(), draws);
        resize.toBytes(image, part, draws.unit() < flip, rgb, offset);
    }
}

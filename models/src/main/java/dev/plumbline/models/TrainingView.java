package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Augmentation.Policy;
import dev.plumbline.contracts.catalogue.Crop;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.catalogue.View.Fit;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.augment.Augmenter;
import dev.plumbline.datasets.augment.AutoAugment;
import dev.plumbline.datasets.augment.CropRule;
import dev.plumbline.datasets.augment.EraseRule;
import dev.plumbline.datasets.augment.WindowRule;
import dev.plumbline.datasets.image.CropResize.Part;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.image.Scale;
import dev.plumbline.datasets.image.SquareResize;
import dev.plumbline.models.engine.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What training sees of an image: the recipe's crop, flip, policy and blank rectangle, in torchvision's order, from the
 * image's own random numbers. It keeps working memory, so each thread needs one of its own.
 *
 * <p>torchvision blanks with 0 after normalisation, which is the mean. Pixels here are still bytes, so the rectangle gets
 * the nearest level to the mean: half a level off at most, which is below 0.01 standard deviations of ImageNet.
 */
final class TrainingView {
    private static final double TOP = 255;
    private static final double HALF = 0.5;

    private final View view;
    private final Augmentation augmentation;
    private final EraseRule erase;
    private final @Nullable Augmenter resized;

    TrainingView(Recipe recipe) {
        this.view = recipe.view();
        this.augmentation = recipe.augmentation();
        this.erase = new EraseRule(augmentation.erase());
        this.resized = augmentation.crop() instanceof Crop.RandomResized crop ? augmenter(crop) : null;
    }

    private Augmenter augmenter(Crop.RandomResized crop) {
        CropRule rule = new CropRule(crop.minArea(), crop.maxArea(), crop.minRatio(), crop.maxRatio());
        double flip = augmentation.flip() ? HALF : 0;
        return new Augmenter(rule, view.size(), flip, floats(view.mean()), floats(view.std()));
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }

    /**
     * @param random numbers for this image in this epoch
     * @return {@code size * size * 3} bytes: rows from the top, pixels from the left, R G B
     */
    byte[] read(ImageSet images, int index, SplitMix64 random) throws UnreadableImage {
        byte[] rgb = cropped(images, index, random);
        if (augmentation.policy() == Policy.AUTO_AUGMENT) {
            AutoAugment.imageNet(rgb, view.size(), random);
        }
        if (augmentation.erase() > 0) {
            erase.box(view.size(), view.size(), random).ifPresent(box -> blank(rgb, box));
        }
        return rgb;
    }

    private byte[] cropped(ImageSet images, int index, SplitMix64 random) throws UnreadableImage {
        byte[] rgb = new byte[Batch.imageBytes(view.size())];
        if (resized != null) {
            resized.toBytes(images, index, random, rgb, 0);
            return rgb;
        }
        if (augmentation.crop() instanceof Crop.Window) {
            Pixels whole = images.part(index, PartChoice::whole);
            Scale scale =
                    view.fit() == Fit.SQUASH ? Scale.square(view.size()) : Scale.shorterSide(whole, view.resize());
            SquareResize.resize(whole, scale, new WindowRule(view.size()).box(scale, random), rgb, 0);
        } else {
            images.read(index, rgb, 0);
        }
        int pad = augmentation.crop() instanceof Crop.Padded padded ? padded.pixels() : 0;
        byte[] moved = new byte[rgb.length];
        new PaddedCrop(view.size(), pad, augmentation.flip()).apply(rgb, moved, random);
        return moved;
    }

    private void blank(byte[] rgb, Part box) {
        for (int y = box.top(); y < box.top() + box.height(); y++) {
            for (int x = box.left(); x < box.left() + box.width(); x++) {
                for (int band = 0; band < view.mean().size(); band++) {
                    rgb[(y * view.size() + x) * view.mean().size() + band] =
                            level(view.mean().get(band));
                }
            }
        }
    }

    private static byte level(double mean) {
        return (byte) Math.round(TOP * Math.max(0, Math.min(1, mean)));
    }
}

package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;

/**
 * How a training step's images differ from what evaluation sees, in the order of application.
 *
 * @param crop which part is seen
 * @param flip horizontally, with probability one half
 * @param policy of colours and shapes
 * @param erase probability that a random rectangle is blanked, after normalisation: torchvision's {@code RandomErasing}
 */
public record Augmentation(Crop crop, boolean flip, Policy policy, double erase) {
    /** Learned augmentation policies. */
    public enum Policy {
        @JsonProperty("none")
        NONE,
        /** The ImageNet policy of AutoAugment (Cubuk et al. 2019), as torchvision's. */
        @JsonProperty("autoAugment")
        AUTO_AUGMENT
    }

    public Augmentation {
        Require.present("augmentation.crop", crop);
        Require.present("augmentation.policy", policy);
        Require.between("augmentation.erase", erase, 0, 1);
    }

    /** What evaluation sees. */
    public static Augmentation none() {
        return new Augmentation(new Crop.None(), false, Policy.NONE, 0);
    }

    /** A crop and flips. */
    public static Augmentation flipped(Crop crop) {
        return new Augmentation(crop, true, Policy.NONE, 0);
    }
}

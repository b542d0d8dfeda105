package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plumbline.contracts.Require;

/** Which part of an image a training step sees. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Crop.None.class, name = "none"),
    @JsonSubTypes.Type(value = Crop.Padded.class, name = "padded"),
    @JsonSubTypes.Type(value = Crop.Window.class, name = "window"),
    @JsonSubTypes.Type(value = Crop.RandomResized.class, name = "randomResized")
})
public sealed interface Crop {
    /** What evaluation sees: the {@link View}. */
    record None() implements Crop {}

    /** The view, with so many black pixels around it, cut back to its size at a random place. */
    record Padded(int pixels) implements Crop {
        public Padded {
            Require.between("crop.pixels", pixels, 1L, 1024L);
        }
    }

    /** torchvision's {@code RandomCrop(size)} of what the view's {@code Resize(resize)} gives. */
    record Window() implements Crop {}

    /**
     * torchvision's {@code RandomResizedCrop} of the whole image.
     *
     * @param minArea as a share of the image's area, as {@code maxArea}
     * @param minRatio width over height, as {@code maxRatio}
     */
    record RandomResized(double minArea, double maxArea, double minRatio, double maxRatio) implements Crop {
        public RandomResized {
            Require.between("crop.minArea", minArea, Double.MIN_VALUE, maxArea);
            Require.between("crop.maxArea", maxArea, minArea, 1);
            Require.between("crop.minRatio", minRatio, Double.MIN_VALUE, maxRatio);
            Require.between("crop.maxRatio", maxRatio, minRatio, 1e3);
        }

        /** torchvision's default: 8 % to the whole of the area, ratios from 3:4 to 4:3. */
        public static RandomResized usual() {
            return new RandomResized(0.08, 1, 3.0 / 4, 4.0 / 3);
        }
    }
}

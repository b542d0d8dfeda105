package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;

/**
 * What a network sees of an image without augmentation: a square of pixels, and how they become numbers.
 *
 * @param fit how a rectangle becomes a square
 * @param resize pixels of the shorter side before the middle is cut out; {@code size} with {@link Fit#SQUASH}
 * @param size pixels along a side, in training too
 * @param mean per channel R, G, B in 0..1, subtracted
 * @param std per channel, divided by
 */
public record View(Fit fit, int resize, int size, List<Double> mean, List<Double> std) {
    private static final int CHANNELS = 3;

    /** How a rectangle becomes a square. */
    public enum Fit {
        /** {@code Resize(resize)}, then {@code CenterCrop(size)}. */
        @JsonProperty("centre")
        CENTRE,
        /** {@code Resize((size, size))}: everything is seen, its shape is not kept. */
        @JsonProperty("squash")
        SQUASH
    }

    public View {
        Require.present("view.fit", fit);
        Require.between("view.size", size, 8L, 4096L);
        Require.between("view.resize", resize, size, 4L * size);
        if (fit == Fit.SQUASH && resize != size) {
            throw new InvalidField("view.resize", resize, "the size, " + size + ", where images are squashed");
        }
        mean = channels("view.mean", mean, -1e3);
        std = channels("view.std", std, Double.MIN_VALUE);
    }

    private static List<Double> channels(String field, List<Double> values, double least) {
        if (values.size() != CHANNELS) {
            throw new InvalidField(field, values, "three numbers, for R, G and B");
        }
        values.forEach(value -> Require.between(field, value, least, 1e3));
        return List.copyOf(values);
    }
}

package dev.plumbline.datasets.fractal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the {@value #COUNT} images of a category: {@value #WEIGHTS} weight sets, {@value #PATCHES} patches,
 * {@value #FLIPS} flips.
 *
 * @param weights 0 is the identity; 1 + 4 k + j multiplies coefficient k of a to f by 0.8, 0.9, 1.1 or 1.2
 * @param patch which of the random 3 x 3 patches each point is drawn as
 * @param flip 0 as it is, 1 upside down, 2 mirrored, 3 both
 */
public record Instance(int weights, int patch, int flip) {
    public static final int WEIGHTS = 25;
    public static final int PATCHES = 10;
    public static final int FLIPS = 4;
    public static final int COUNT = WEIGHTS * PATCHES * FLIPS;

    private static final double[] FACTORS = {0.8, 0.9, 1.1, 1.2};
    private static final Pattern NAME = Pattern.compile("([0-9]{2})_count_([0-9])_flip([0-3])");

    /**
     * The order in which fewer than all are taken: weight sets change first, then flips, then patches.
     *
     * @param index 0 to {@value #COUNT} - 1
     */
    public static Instance taken(int index) {
        return new Instance(index % WEIGHTS, index / (WEIGHTS * FLIPS), index / WEIGHTS % FLIPS);
    }

    /** @param index a place in the order of {@link #name() names} */
    public static Instance named(int index) {
        return new Instance(index / (PATCHES * FLIPS), index / FLIPS % PATCHES, index % FLIPS);
    }

    /** The one with this name; empty where there is none. */
    public static Optional<Instance> named(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() && Integer.parseInt(parts.group(1)) < WEIGHTS
                ? Optional.of(new Instance(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    /** As {@code 07_count_3_flip1}: weights, patch, flip. */
    public String name() {
        return (weights < 10 ? "0" : "") + weights + "_count_" + patch + "_flip" + flip;
    }

    /** The system that this image shows. */
    FunctionSystem system(FunctionSystem category) {
        return weights == 0
                ? category
                : category.scaled((weights - 1) / FACTORS.length, FACTORS[(weights - 1) % FACTORS.length]);
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import static dev.plumbline.datasets.rendered.raster.Waves.step;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * An animal's colouring in body coordinates: u from tail to head over a body of length 1, v upwards negative with the
 * ground at 0. Markings follow {@link ValueNoise}, salted by the individual, so no two animals match.
 */
@FunctionalInterface
interface Coat {
    void at(float u, float v, float[] rgba);

    static Coat plain(Colour fur) {
        return (u, v, rgba) -> fur.put(1, rgba);
    }

    /** Flecked, as of coarse hair. */
    static Coat grizzled(Colour fur, Colour tip, int salt) {
        return (u, v, rgba) -> fur.mix(tip, rgba, ValueNoise.at(u * 22, v * 9, salt));
    }

    /** Upright stripes that wander. */
    static Coat striped(Colour pale, Colour dark, float frequency, int salt) {
        return (u, v, rgba) -> {
            float wander = 1.1f * ValueNoise.at(u * 3, v * 4, salt);
            pale.mix(dark, rgba, step(0.4f, 0.6f, Waves.triangle(u * frequency + 0.35f * v * frequency + wander)));
        };
    }

    /** Small spots of the second colour. */
    static Coat spotted(Colour fur, Colour spot, float frequency, int salt) {
        return (u, v, rgba) -> {
            float near = ValueNoise.cells(u * frequency, v * frequency, salt);
            fur.mix(spot, rgba, 1 - step(0.22f, 0.34f, near));
        };
    }

    /** Open rings on gold, solid towards the legs. */
    static Coat rosettes(Colour fur, Colour ring, float frequency, int salt) {
        return (u, v, rgba) -> {
            float near = ValueNoise.cells(u * frequency, v * frequency, salt);
            float rim = step(0.12f, 0.2f, near) * (1 - step(0.34f, 0.44f, near));
            fur.mix(ring, rgba, Math.max(rim * 0.9f, v > -0.22f ? 1 - step(0.2f, 0.3f, near) : 0));
        };
    }

    /** Blotches with soft borders. */
    static Coat patched(Colour fur, Colour patch, float frequency, int salt) {
        return (u, v, rgba) -> {
            float field = ValueNoise.rough(u * frequency, v * frequency, salt);
            fur.mix(patch, rgba, step(0.46f, 0.56f, field));
        };
    }

    /** This coat with another from v = {@code border} upwards or downwards. */
    default Coat above(float border, float blur, Coat upper) {
        return (u, v, rgba) -> {
            if (v > border + blur) {
                at(u, v, rgba);
            } else if (v < border - blur) {
                upper.at(u, v, rgba);
            } else {
                at(u, v, rgba);
                float red = rgba[0];
                float green = rgba[1];
                float blue = rgba[2];
                upper.at(u, v, rgba);
                float share = (v - border + blur) / (2 * blur);
                rgba[0] = Waves.mix(rgba[0], red, share);
                rgba[1] = Waves.mix(rgba[1], green, share);
                rgba[2] = Waves.mix(rgba[2], blue, share);
            }
        };
    }

    /** This coat with another between two values of u. */
    default Coat between(float from, float to, Coat middle) {
        return (u, v, rgba) -> {
            if (u > from && u < to) {
                middle.at(u, v, rgba);
            } else {
                at(u, v, rgba);
            }
        };
    }
}

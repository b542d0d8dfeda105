package dev.plumbline.datasets.rendered.raster;

/** Red, green and blue, 0 to 1 (light may push a colour beyond 1). */
public record Colour(float red, float green, float blue) {
    public static final Colour BLACK = new Colour(0, 0, 0);
    public static final Colour WHITE = new Colour(1, 1, 1);

    public static Colour grey(float value) {
        return new Colour(value, value, value);
    }

    /** A colour from 0xRRGGBB. */
    public static Colour hex(int rgb) {
        return new Colour((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
    }

    /** A colour from hue (in turns from red, through green at 1/3), saturation and value. */
    public static Colour hsv(float hue, float saturation, float value) {
        return new Colour(
                value * channel(hue, saturation, 0),
                value * channel(hue, saturation, 2f / 3),
                value * channel(hue, saturation, 1f / 3));
    }

    public Colour mix(Colour other, float share) {
        return new Colour(
                Waves.mix(red, other.red, share),
                Waves.mix(green, other.green, share),
                Waves.mix(blue, other.blue, share));
    }

    /** Writes the mixture of this colour and another over the first three of {@code rgba}. */
    public void mix(Colour other, float[] rgba, float share) {
        rgba[0] = Waves.mix(red, other.red, share);
        rgba[1] = Waves.mix(green, other.green, share);
        rgba[2] = Waves.mix(blue, other.blue, share);
    }

    public Colour times(float factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    /** Writes this colour, lit by {@code light}, over the first three of {@code rgba}. */
    public void put(float light, float[] rgba) {
        rgba[0] = red * light;
        rgba[1] = green * light;
        rgba[2] = blue * light;
    }

    private static float channel(float hue, float saturation, float shift) {
        float t = hue + shift;
        float distance = 6 * (0.5f - Math.abs(t - Waves.floor(t) - 0.5f));
        return 1 - saturation * Waves.clamp(distance - 1);
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * What one camera does to every image it takes.
 *
 * @param cast gains of red, green and blue
 * @param gain brightness
 * @param contrast slope about middle grey
 * @param saturation 0 grey, 1 as it is
 * @param vignette darkening in the corners
 * @param infrared the tint of its night frames
 * @param aim where its flash points, in frame widths from the left
 * @param strip height of the black data strip at the bottom, 0 for none
 */
record Lens(
        Colour cast,
        float gain,
        float contrast,
        float saturation,
        float vignette,
        Colour infrared,
        float aim,
        float strip) {
    private static final float DAY_PIVOT = 0.45f;
    private static final float NIGHT_PIVOT = 0.15f;

    static Lens draw(Draws draws, float spread) {
        float warm = draws.normal() * 0.16f * spread;
        float green = draws.normal() * 0.12f * spread;
        Colour cast = new Colour(1 + warm, 1 + green, 1 - warm);
        Colour[] tints = {
            Colour.WHITE,
            new Colour(0.92f, 0.96f, 1.08f),
            new Colour(1.05f, 0.97f, 1.06f),
            new Colour(0.95f, 1.04f, 0.96f)
        };
        return new Lens(
                cast,
                1 + draws.sway(0.35f) * spread,
                1 + draws.sway(0.4f) * spread,
                Waves.clamp(1 - draws.range(0, 0.7f) * spread),
                draws.range(0.05f, 0.35f),
                tints[draws.below(4)],
                draws.range(0.4f, 0.6f),
                draws.chance(0.55f) ? draws.range(0.055f, 0.085f) : 0);
    }

    void shoot(Canvas canvas, Weather weather, float grain, int salt) {
        float step = 1f / canvas.size();
        float speck = grain / 4096;
        canvas.grade((x, y, rgb) -> {
            float dx = (x + 0.5f) * step - (weather.night() ? aim : 0.5f);
            float dy = (y + 0.5f) * step - 0.5f;
            float fall = dx * dx + dy * dy;
            if (weather.night()) {
                night(rgb, Math.max(0.12f, 1.12f - (1.3f + vignette) * fall));
            } else {
                day(rgb, weather, 1 - 2 * vignette * fall);
            }
            int hash = Draws.hash(x, y, salt);
            float noise = ((hash >>> 20) + ((hash >>> 8) & 0xFFF) - 4095) * speck;
            for (int c = 0; c < 3; c++) {
                rgb[c] += noise;
            }
        });
        if (strip > 0) {
            strip(canvas, salt);
        }
    }

    private void night(float[] rgb, float flash) {
        float grey = 0.34f * rgb[0] + 0.5f * rgb[1] + 0.16f * rgb[2];
        float value = tone(grey * flash * gain * 1.2f, NIGHT_PIVOT);
        infrared.put(value, rgb);
    }

    private void day(float[] rgb, Weather weather, float corner) {
        float grey = 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
        float light = corner * gain;
        rgb[0] = tone(Waves.mix(grey, rgb[0], saturation) * cast.red() * (1 + weather.warmth()) * light, DAY_PIVOT);
        rgb[1] = tone(Waves.mix(grey, rgb[1], saturation) * cast.green() * light, DAY_PIVOT);
        rgb[2] = tone(Waves.mix(grey, rgb[2], saturation) * cast.blue() * (1 - weather.warmth()) * light, DAY_PIVOT);
    }

    private float tone(float value, float pivot) {
        return pivot + (value - pivot) * contrast;
    }

    /** A black strip with what could be date, time, moon and temperature. */
    private void strip(Canvas canvas, int salt) {
        int size = canvas.size();
        int top = size - Math.max(2, Math.round(strip * size));
        float dots = 130f / size;
        float perRow = 7f / (size - top);
        canvas.grade((x, y, rgb) -> {
            if (y >= top) {
                float value = ink((int) ((x + 0.5f) * dots), (int) ((y - top + 0.5f) * perRow), salt) ? 0.85f : 0.03f;
                rgb[0] = value;
                rgb[1] = value;
                rgb[2] = value;
            }
        });
    }

    /** Whether a dot of the strip is lit: signs of 3 x 5 dots in three groups, drawn by lot. */
    private static boolean ink(int dotX, int dotY, int salt) {
        int sign = dotX / 4;
        boolean blank = dotX % 4 == 3 || dotY < 1 || dotY > 5 || sign == 0 || sign > 30;
        boolean between = (sign > 9 && sign < 13) || (sign > 18 && sign < 24);
        return !blank && !between && (Draws.hash(dotX, dotY, salt) & 7) > 2;
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Draws;

/**
 * A species and the measure of it: what it covers when its body is one unit long.
 *
 * @param area covered, in square body units
 * @param left extent behind the body's middle, negative
 * @param right extent before it
 * @param top height above the feet
 */
record Portrait(Species species, float area, float left, float right, float top) {
    /** The least share of the frame that an animal may show: below it, what hides it is left out. */
    static final float LEAST_SHOWN = 0.055f;

    private static final int SITTINGS = 6;
    private static final int PIXELS = 96;
    private static final float SCALE = 0.38f;
    private static final float FEET = 0.9f;

    static Portrait of(Species species) {
        float area = 0;
        float left = 0;
        float right = 0;
        float top = 0;
        for (int i = 0; i < SITTINGS; i++) {
            Canvas canvas = sitting(species, i);
            area += canvas.subjectShare() / (SCALE * SCALE) / SITTINGS;
            for (int p = 0; p < PIXELS * PIXELS; p++) {
                float x = p % PIXELS;
                int y = p / PIXELS;
                if (canvas.subjectAt(p % PIXELS, y) > 0.5f) {
                    left = Math.min(left, (x / PIXELS - 0.5f) / SCALE);
                    right = Math.max(right, (x / PIXELS - 0.5f) / SCALE);
                    top = Math.max(top, (FEET - (float) y / PIXELS) / SCALE);
                }
            }
        }
        return new Portrait(species, area, left, right, top);
    }

    private static Canvas sitting(Species species, int i) {
        Canvas canvas = new Canvas(PIXELS);
        canvas.subject(true);
        Affine pose = Affine.at(0.5f, FEET).scale(SCALE);
        species.drawing()
                .accept(new Figure(
                        canvas, pose, new Figure.Light(1, 0, false), i / (float) SITTINGS, Draws.of(i), Draws.of(-i)));
        return canvas;
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Paint;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * One animal on its way to the canvas, in body coordinates: facing +u, body length about 1, feet on v = 0, up negative.
 *
 * @param light brightness of what falls on it
 * @param gait phase of its step, in turns
 * @param individual what sets this animal apart; drawn from by every shot of its sequence alike
 * @param shot what sets this shot apart
 */
record Figure(Canvas canvas, Affine pose, Light light, float gait, Draws individual, Draws shot) {

    /** How light falls on an animal. */
    record Light(float level, float contrast, boolean infrared) {}

    /** Fills a part with a coat, brighter at {@code top} than at {@code bottom}. */
    void fill(Path part, Coat coat, float top, float bottom, float shade) {
        float level = light.level * shade;
        float drop = light.contrast;
        float perV = 1 / (bottom - top);
        Paint paint = (u, v, rgba) -> {
            coat.at(u, v, rgba);
            float down = Waves.clamp((v - top) * perV);
            float lit = level * (1 + drop * (0.5f - 1.3f * down * down));
            rgba[0] *= lit;
            rgba[1] *= lit;
            rgba[2] *= lit;
        };
        canvas.fill(part, pose, paint);
    }

    void fill(Path part, Colour colour, float shade) {
        float level = light.level * shade;
        canvas.fill(part, pose, (u, v, rgba) -> colour.put(level, rgba));
    }

    /** An eye of radius {@code r}: dark by day, shining back at the flash by night. */
    void eye(float u, float v, float r) {
        if (!light.infrared) {
            fill(Path.ellipse(u, v, r, r), Colour.BLACK, 1);
            return;
        }
        float glow = 2.6f * r;
        canvas.fill(Path.ellipse(u, v, glow, glow), pose, (x, y, rgba) -> {
            float d = ((x - u) * (x - u) + (y - v) * (y - v)) / (glow * glow);
            Colour.WHITE.put(1.6f, rgba);
            rgba[3] = d < 0.3f ? 1 : Waves.clamp(1 - d) * 0.8f;
        });
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * A heavy snake that winds over the ground, seen from above and in front.
 *
 * @param girth half-width at the middle, in units where the snake spans about 1.2
 * @param winding how far the body swings to each side
 */
record Snake(float girth, float winding) {
    private static final int JOINTS = 13;

    void draw(Figure f, Coat skin, Colour saddle, Colour head) {
        float[] spine = spine(f);
        float[] under = spine.clone();
        for (int i = 0; i < JOINTS; i++) {
            under[i * 3 + 1] += 0.4f * girth;
            under[i * 3 + 2] *= 1.15f;
        }
        f.fill(Path.stroke(under), Colour.hex(0x1c1814), 0.6f);
        f.fill(Path.stroke(spine), skin, -3 * winding - girth, 0.1f, 1);
        Path saddles = new Path();
        for (int i = 1; i < JOINTS - 1; i++) {
            float w = spine[i * 3 + 2];
            saddles.addEllipse(spine[i * 3], spine[i * 3 + 1] - w * 0.15f, w * 0.95f, w * 0.6f);
        }
        f.fill(saddles, saddle, 0.95f);
        float u = spine[(JOINTS - 1) * 3];
        float v = spine[(JOINTS - 1) * 3 + 1];
        f.fill(
                new Knots()
                        .at(u - 0.03f, v - girth * 0.75f)
                        .at(u + 0.12f, v - girth * 0.8f)
                        .at(u + 0.2f, v)
                        .at(u + 0.12f, v + girth * 0.7f)
                        .at(u - 0.03f, v + girth * 0.75f)
                        .curve(),
                head,
                1);
        f.eye(u + 0.1f, v - girth * 0.35f, 0.018f);
    }

    private float[] spine(Figure f) {
        float[] spine = new float[JOINTS * 3];
        float phase = f.individual().unit() + f.gait() * 0.25f;
        float waves = f.individual().range(1.4f, 2.4f);
        for (int i = 0; i < JOINTS; i++) {
            float t = (float) i / (JOINTS - 1);
            spine[i * 3] = -0.6f + 1.15f * t;
            spine[i * 3 + 1] = -1.5f * winding
                    - girth
                    + winding * (Waves.sin(phase + waves * t) + 0.5f * Waves.sin(phase * 3 + 0.7f * t));
            spine[i * 3 + 2] = girth * Math.min(1, 0.15f + 3.2f * t) * (1 - 0.35f * t * t);
        }
        return spine;
    }
}

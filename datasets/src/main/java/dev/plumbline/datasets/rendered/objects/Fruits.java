package dev.plumbline.datasets.rendered.objects;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;

/** Draws pineapples, strawberries, melons and grapes. */
final class Fruits {
    private Fruits() {}

    static void pineapple(Sketch s) {
        Colour green = s.near(0.33f, 0.6f, 0.45f);
        for (int i = -3; i <= 3; i++) {
            float lean = i * 0.14f;
            float top = -0.98f + Math.abs(i) * 0.09f;
            s.fill(
                    Path.polygon(lean * 0.5f - 0.11f, -0.2f, lean * 1.6f, top, lean * 0.5f + 0.11f, -0.2f),
                    s.ink(green.times(0.7f + 0.15f * (i & 1) + 0.1f)));
        }
        Colour flesh = s.near(0.11f, 0.75f, 0.8f);
        Ink ink = s.ink(flesh).with(Pattern.trellis(3.2f), flesh.times(0.45f)).round(0, 0.35f, 0.55f, 0.75f);
        s.fill(
                Path.curve(
                        0, -0.3f, 0.4f, -0.1f, 0.48f, 0.4f, 0.3f, 0.88f, 0, 0.98f, -0.3f, 0.88f, -0.48f, 0.4f, -0.4f,
                        -0.1f),
                ink);
    }

    static void strawberry(Sketch s) {
        Colour red = s.near(0.985f, 0.85f, 0.85f);
        Ink ink = s.ink(red)
                .with(Pattern.dots(4.2f, 0.2f), s.near(0.14f, 0.5f, 0.95f))
                .round(0, 0.05f, 0.85f, 1);
        s.fill(
                Path.curve(
                        0, -0.6f, 0.45f, -0.68f, 0.76f, -0.3f, 0.55f, 0.4f, 0, 0.98f, -0.55f, 0.4f, -0.76f, -0.3f,
                        -0.45f, -0.68f),
                ink);
        Colour green = s.near(0.32f, 0.7f, 0.5f);
        Path crown = new Path().addPolar(0, -0.62f, 30, t -> 0.12f + 0.4f * Waves.triangle(t * 5));
        s.fill(crown, s.ink(green));
        s.line(0, -0.62f, 0.08f, -0.98f, 0.05f, green.times(0.8f));
    }

    static void melon(Sketch s) {
        Colour rind = s.near(0.33f, 0.55f, 0.6f);
        float long0 = s.draws.range(0.8f, 0.97f);
        Pattern ribs = (u, v) -> {
            float width = (float) Math.sqrt(Math.max(0.02f, 1 - u * u / (long0 * long0)));
            return Waves.step(0.4f, 0.75f, Waves.triangle(v / width * 2.6f + 0.08f * Waves.triangle(u * 5)));
        };
        s.fill(
                Path.ellipse(0, 0, long0, 0.72f),
                s.ink(rind).with(ribs, rind.times(0.4f)).round(0, 0, long0, 0.76f));
        s.ellipse(-long0 + 0.03f, 0, 0.06f, 0.09f, s.near(0.1f, 0.5f, 0.4f));
    }

    static void grapes(Sketch s) {
        Colour skin = s.near(0.78f, 0.65f, 0.55f);
        s.line(0, -0.6f, 0.1f, -1, 0.05f, s.near(0.09f, 0.6f, 0.4f));
        s.fill(Path.curve(0.05f, -0.8f, 0.35f, -1, 0.72f, -0.85f, 0.5f, -0.55f), s.ink(s.near(0.3f, 0.6f, 0.55f)));
        for (int row = 0; row < 5; row++) {
            int n = row == 0 ? 4 : 5 - row;
            for (int i = 0; i < n; i++) {
                float u = (i - (n - 1) / 2f) * 0.36f + s.draws.sway(0.04f);
                float v = -0.5f + row * 0.32f + s.draws.sway(0.04f);
                Colour berry = skin.times(s.draws.range(0.8f, 1.15f));
                s.fill(Path.ellipse(u, v, 0.21f, 0.21f), s.ink(berry).round(u, v, 0.22f, 0.22f));
            }
        }
    }
}

package dev.plumbline.datasets.rendered.objects;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;

/** Draws ladybirds, butterflies, dragonflies and wasps, seen from above. */
final class Insects {
    private Insects() {}

    static void ladybird(Sketch s) {
        Colour wing = s.near(0.0f, 0.9f, 0.85f);
        Colour black = s.dark();
        legs(s, black, 0.85f);
        s.ellipse(0, -0.68f, 0.36f, 0.28f, black);
        s.ellipse(-0.2f, -0.72f, 0.1f, 0.08f, Colour.WHITE);
        s.ellipse(0.2f, -0.72f, 0.1f, 0.08f, Colour.WHITE);
        Ink ink = s.ink(wing).with(Pattern.dots(2.3f, 0.33f), black).round(0, 0.12f, 0.82f, 0.9f);
        s.fill(Path.ellipse(0, 0.12f, 0.74f, 0.8f), ink);
        s.line(0, -0.65f, 0, 0.92f, 0.035f, black);
    }

    static void butterfly(Sketch s) {
        Colour wing = s.vivid();
        Colour rim = s.dark();
        Colour spot = s.vivid();
        for (int side = -1; side <= 1; side += 2) {
            Ink outer = s.ink(wing).with(Pattern.rings(side * 0.55f, -0.35f, 1.9f), rim);
            s.fill(
                    new Knots()
                            .at(side * 0.06f, 0)
                            .at(side * 0.3f, -0.65f)
                            .at(side * 0.95f, -0.9f)
                            .at(side * 0.9f, -0.3f)
                            .at(side * 0.5f, 0.05f)
                            .curve(),
                    outer);
            Ink inner = s.ink(wing.mix(spot, 0.5f)).with(Pattern.rings(side * 0.42f, 0.42f, 2.4f), rim);
            s.fill(
                    new Knots()
                            .at(side * 0.06f, 0.05f)
                            .at(side * 0.6f, 0.1f)
                            .at(side * 0.78f, 0.5f)
                            .at(side * 0.5f, 0.9f)
                            .at(side * 0.2f, 0.55f)
                            .curve(),
                    inner);
            s.ellipse(side * 0.6f, -0.5f, 0.12f, 0.12f, spot);
            s.line(0, -0.45f, side * 0.22f, -0.9f, 0.02f, rim);
        }
        s.fill(Path.ellipse(0, 0, 0.08f, 0.55f), s.ink(rim));
    }

    static void dragonfly(Sketch s) {
        Colour body = s.near(0.5f, 0.75f, 0.7f);
        Colour wing = s.pale();
        for (int side = -1; side <= 1; side += 2) {
            Ink ink = s.ink(wing).with(Pattern.grid(5.5f), wing.times(0.6f));
            s.fill(
                    new Knots()
                            .at(0, -0.42f)
                            .at(side * 0.5f, -0.68f)
                            .at(side * 0.97f, -0.6f)
                            .at(side * 0.9f, -0.42f)
                            .at(side * 0.4f, -0.38f)
                            .curve(),
                    ink);
            s.fill(
                    new Knots()
                            .at(0, -0.3f)
                            .at(side * 0.5f, -0.32f)
                            .at(side * 0.9f, -0.12f)
                            .at(side * 0.8f, 0.04f)
                            .at(side * 0.35f, -0.1f)
                            .curve(),
                    ink);
        }
        s.fill(
                Path.stroke(0, -0.5f, 0.12f, 0, -0.2f, 0.12f, 0, 0.1f, 0.065f, 0.03f, 0.97f, 0.06f),
                s.ink(body).with(Pattern.bars(4.5f, 0.25f), body.times(0.5f)));
        s.ellipse(-0.11f, -0.66f, 0.13f, 0.13f, body.times(0.8f));
        s.ellipse(0.11f, -0.66f, 0.13f, 0.13f, body.times(0.8f));
    }

    static void wasp(Sketch s) {
        Colour yellow = s.near(0.14f, 0.9f, 0.95f);
        Colour black = s.dark();
        legs(s, black, 0.75f);
        for (int side = -1; side <= 1; side += 2) {
            s.fill(Path.curve(0, -0.3f, side * 0.55f, -0.3f, side * 0.85f, 0.3f, side * 0.6f, 0.42f), s.ink(s.pale()));
        }
        Path abdomen = Path.curve(0, -0.1f, 0.3f, 0.12f, 0.32f, 0.45f, 0, 0.98f, -0.32f, 0.45f, -0.3f, 0.12f);
        s.fill(abdomen, s.ink(yellow).with(Pattern.bars(3.2f, 0.25f), black).round(0, 0.4f, 0.4f, 0.7f));
        s.ellipse(0, -0.3f, 0.24f, 0.26f, black);
        s.ellipse(0, -0.66f, 0.2f, 0.16f, yellow);
        s.line(0.06f, -0.72f, 0.25f, -0.98f, 0.025f, black);
        s.line(-0.06f, -0.72f, -0.25f, -0.98f, 0.025f, black);
    }

    private static void legs(Sketch s, Colour colour, float reach) {
        for (int i = -1; i <= 1; i++) {
            float v = i * 0.35f;
            for (int side = -1; side <= 1; side += 2) {
                s.fill(
                        new Knots()
                                .at(0, v * 0.6f, 0.04f)
                                .at(side * reach * 0.7f, v - 0.05f, 0.04f)
                                .at(side * reach, v + 0.25f, 0.025f)
                                .stroke(),
                        s.ink(colour));
            }
        }
    }
}

package dev.plumbline.datasets.rendered.objects;

import static dev.plumbline.datasets.rendered.objects.ObjectClass.LOOSE;
import static dev.plumbline.datasets.rendered.objects.ObjectClass.STANDING;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import java.util.List;

/** Vessels, furniture and lamps. */
final class Household {
    private Household() {}

    static List<Family> families() {
        return List.of(
                Family.of(
                        "household",
                        "vessel",
                        new ObjectClass("vase", LOOSE, Household::vase),
                        new ObjectClass("teapot", LOOSE, Household::teapot),
                        new ObjectClass("bowl", LOOSE, Household::bowl),
                        new ObjectClass("bottle", LOOSE, Household::bottle)),
                Family.of(
                        "household",
                        "furniture",
                        new ObjectClass("chair", STANDING, Household::chair),
                        new ObjectClass("table", STANDING, Household::table),
                        new ObjectClass("bookshelf", STANDING, Household::bookshelf)),
                Family.of(
                        "household",
                        "lamp",
                        new ObjectClass("table lamp", STANDING, Household::tableLamp),
                        new ObjectClass("lantern", STANDING, Household::lantern),
                        new ObjectClass("candle", STANDING, Household::candle)));
    }

    private static void vase(Sketch s) {
        Colour glaze = s.vivid();
        float belly = s.draws.range(0.45f, 0.68f);
        Path body = new Knots()
                .at(-0.3f, -0.95f)
                .at(0.3f, -0.95f)
                .at(0.18f, -0.62f)
                .at(belly, 0)
                .at(0.35f, 0.7f)
                .at(0.32f, 0.97f)
                .at(-0.32f, 0.97f)
                .at(-0.35f, 0.7f)
                .at(-belly, 0)
                .at(-0.18f, -0.62f)
                .curve();
        Pattern bands = Pattern.zigzag(3.2f);
        s.fill(body, s.ink(glaze).with(bands, s.pale()).column(-0.7f, 0.7f));
        s.fill(Path.ellipse(0, -0.93f, 0.29f, 0.07f), s.ink(glaze.times(0.4f)));
    }

    private static void teapot(Sketch s) {
        Colour glaze = s.vivid();
        s.fill(
                Path.stroke(-0.5f, -0.2f, 0.06f, -0.9f, -0.25f, 0.07f, -0.92f, 0.25f, 0.07f, -0.5f, 0.45f, 0.06f),
                s.ink(glaze.times(0.75f)));
        s.fill(Path.stroke(0.45f, 0.4f, 0.16f, 0.72f, 0.1f, 0.1f, 0.95f, -0.4f, 0.06f), s.ink(glaze.times(0.85f)));
        s.ellipse(0, -0.62f, 0.1f, 0.1f, glaze.times(0.7f));
        s.fill(Path.curve(-0.34f, -0.42f, 0, -0.6f, 0.34f, -0.42f), s.ink(glaze.times(0.9f)));
        Ink ink = s.ink(glaze).with(Pattern.dots(3.2f, 0.3f), s.pale()).round(0, 0.15f, 0.72f, 0.62f);
        s.fill(
                Path.curve(
                        0, -0.46f, 0.5f, -0.3f, 0.66f, 0.15f, 0.42f, 0.68f, -0.42f, 0.68f, -0.66f, 0.15f, -0.5f, -0.3f),
                ink);
    }

    private static void bowl(Sketch s) {
        Colour glaze = s.vivid();
        Ink ink = s.ink(s.pale()).with(Pattern.bars(2.2f, 0.25f), glaze).column(-1.1f, 1.1f);
        s.fill(
                Path.polygon(
                        -0.97f, -0.25f, 0.97f, -0.25f, 0.8f, 0.2f, 0.35f, 0.55f, 0.35f, 0.68f, -0.35f, 0.68f, -0.35f,
                        0.55f, -0.8f, 0.2f),
                ink);
        s.fill(Path.ellipse(0, -0.25f, 0.97f, 0.24f), s.ink(glaze.times(0.7f)));
        s.fill(Path.ellipse(0, -0.2f, 0.82f, 0.17f), s.ink(s.near(0.08f, 0.6f, 0.8f)));
    }

    private static void bottle(Sketch s) {
        Colour glass = s.near(0.35f, 0.6f, 0.5f);
        Path body = Path.polygon(
                -0.11f, -0.9f, 0.11f, -0.9f, 0.12f, -0.45f, 0.33f, -0.15f, 0.33f, 0.93f, 0.28f, 0.98f, -0.28f, 0.98f,
                -0.33f, 0.93f, -0.33f, -0.15f, -0.12f, -0.45f);
        s.fill(body, s.ink(glass).column(-0.38f, 0.38f));
        s.fill(Path.box(-0.13f, -0.98f, 0.13f, -0.82f), s.ink(s.vivid()));
        s.fill(
                Path.box(-0.33f, 0.12f, 0.33f, 0.68f),
                s.ink(s.pale()).with(Pattern.bars(3.6f, 0.25f), s.vivid()).column(-0.4f, 0.4f));
        s.line(-0.2f, -0.1f, -0.2f, 0.9f, 0.03f, glass.mix(Colour.WHITE, 0.5f));
    }

    private static void chair(Sketch s) {
        Colour wood = s.near(0.07f, 0.6f, 0.55f);
        Colour far = wood.times(0.65f);
        s.line(-0.32f, 0.2f, -0.32f, 0.85f, 0.06f, far);
        s.line(0.6f, 0.2f, 0.6f, 0.85f, 0.06f, far);
        s.line(-0.5f, -0.95f, -0.5f, 0.98f, 0.07f, wood);
        s.line(0.1f, -0.98f, 0.1f, 0.1f, 0.06f, far);
        Ink cane = s.ink(wood.mix(Colour.WHITE, 0.25f)).with(Pattern.grid(4.5f), wood.times(0.7f));
        s.fill(Path.polygon(-0.5f, -0.9f, 0.12f, -0.95f, 0.12f, -0.35f, -0.5f, -0.25f), cane);
        s.line(0.42f, 0.25f, 0.42f, 0.98f, 0.07f, wood);
        s.fill(Path.polygon(-0.56f, 0.18f, 0.06f, 0, 0.7f, 0.1f, 0.48f, 0.34f, -0.56f, 0.34f), s.ink(s.vivid()));
    }

    private static void table(Sketch s) {
        Colour wood = s.near(0.08f, 0.6f, 0.6f);
        for (int side = -1; side <= 1; side += 2) {
            s.line(side * 0.55f, -0.2f, side * 0.5f, 0.55f, 0.05f, wood.times(0.6f));
            s.line(side * 0.85f, -0.1f, side * 0.85f, 0.95f, 0.07f, wood.times(0.85f));
        }
        Ink cloth = s.ink(s.pale()).with(Pattern.checks(3.4f), s.vivid());
        s.fill(Path.polygon(-0.65f, -0.45f, 0.65f, -0.45f, 0.98f, -0.08f, -0.98f, -0.08f), cloth);
        s.box(-0.98f, -0.08f, 0.98f, 0.06f, wood);
    }

    private static void bookshelf(Sketch s) {
        Colour wood = s.near(0.07f, 0.6f, 0.4f);
        s.box(-0.72f, -0.98f, 0.72f, 0.98f, wood);
        for (int row = 0; row < 3; row++) {
            float floor = -0.4f + row * 0.63f;
            s.box(-0.62f, floor - 0.5f, 0.62f, floor, wood.times(0.35f));
            float u = -0.6f;
            while (u < 0.5f) {
                float w = s.draws.range(0.09f, 0.2f);
                s.box(u, floor - s.draws.range(0.3f, 0.46f), Math.min(0.62f, u + w), floor, s.vivid());
                u += w + 0.02f;
            }
        }
    }

    private static void tableLamp(Sketch s) {
        Colour shade = s.vivid();
        s.fill(
                Path.curve(0, 0.0f, 0.1f, 0.2f, 0.28f, 0.55f, 0.12f, 0.85f, -0.12f, 0.85f, -0.28f, 0.55f, -0.1f, 0.2f),
                s.ink(s.vivid()).round(0, 0.5f, 0.4f, 0.5f));
        s.fill(Path.ellipse(0, 0.9f, 0.4f, 0.09f), s.ink(s.dark()));
        Ink ink = s.ink(shade.mix(Colour.hsv(0.15f, 0.4f, 1.1f), 0.35f)).with(Pattern.bars(4, 0), shade);
        s.fill(Path.polygon(-0.35f, -0.95f, 0.35f, -0.95f, 0.8f, 0.05f, -0.8f, 0.05f), ink.column(-0.95f, 0.95f));
    }

    private static void lantern(Sketch s) {
        Colour metal = s.dark();
        s.fill(
                Path.stroke(-0.3f, -0.6f, 0.035f, -0.2f, -0.92f, 0.035f, 0.2f, -0.92f, 0.035f, 0.3f, -0.6f, 0.035f),
                s.ink(metal));
        s.fill(Path.polygon(-0.5f, -0.4f, -0.2f, -0.72f, 0.2f, -0.72f, 0.5f, -0.4f), s.ink(metal.mix(s.vivid(), 0.4f)));
        Colour glow = Colour.hsv(0.12f + s.draws.sway(0.03f), 0.5f, 1.1f);
        s.fill(Path.box(-0.42f, -0.4f, 0.42f, 0.75f), s.ink(glow).with(Pattern.trellis(1.5f), metal));
        s.fill(Path.curve(0, -0.15f, 0.13f, 0.3f, 0, 0.5f, -0.13f, 0.3f), s.ink(Colour.hsv(0.07f, 0.85f, 1.1f)));
        s.box(-0.55f, 0.72f, 0.55f, 0.95f, metal);
    }

    private static void candle(Sketch s) {
        Colour wax = s.near(0.12f, 0.2f, 0.95f);
        float top = s.draws.range(-0.45f, -0.1f);
        s.fill(
                Path.curve(0, top - 0.52f, 0.14f, top - 0.22f, 0, top - 0.05f, -0.14f, top - 0.22f),
                s.ink(Colour.hsv(0.09f, 0.8f, 1.1f)));
        s.line(0, top - 0.16f, 0, top, 0.02f, Colour.BLACK);
        s.fill(
                Path.box(-0.2f, top, 0.2f, 0.75f),
                s.ink(wax).with(Pattern.bars(2.6f, 0.12f), s.vivid()).column(-0.24f, 0.24f));
        Colour brass = s.near(0.13f, 0.7f, 0.7f);
        s.fill(
                Path.stroke(0.45f, 0.82f, 0.05f, 0.75f, 0.62f, 0.05f, 0.85f, 0.85f, 0.05f, 0.5f, 0.9f, 0.05f),
                s.ink(brass.times(0.8f)));
        s.fill(
                Path.curve(-0.62f, 0.7f, 0, 0.82f, 0.62f, 0.7f, 0.45f, 0.97f, -0.45f, 0.97f),
                s.ink(brass).column(-0.7f, 0.7f));
    }
}

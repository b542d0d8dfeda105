package dev.plumbline.datasets.rendered.objects;

import static dev.plumbline.datasets.rendered.objects.ObjectClass.STANDING;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;
import java.util.List;

/** Dwellings and landmarks. */
final class Buildings {
    private Buildings() {}

    static List<Family> families() {
        return List.of(
                Family.of(
                        "building",
                        "dwelling",
                        new ObjectClass("house", STANDING, Buildings::house),
                        new ObjectClass("tower block", STANDING, Buildings::towerBlock),
                        new ObjectClass("tent", STANDING, Buildings::tent),
                        new ObjectClass("igloo", STANDING, Buildings::igloo)),
                Family.of(
                        "building",
                        "landmark",
                        new ObjectClass("lighthouse", STANDING, Buildings::lighthouse),
                        new ObjectClass("windmill", STANDING, Buildings::windmill),
                        new ObjectClass("castle", STANDING, Buildings::castle),
                        new ObjectClass("pagoda", STANDING, Buildings::pagoda)));
    }

    private static void house(Sketch s) {
        Colour wall = s.near(0.04f, 0.55f, 0.75f);
        Colour roof = s.vivid();
        s.box(0.35f, -0.85f, 0.55f, -0.3f, wall.times(0.7f));
        s.fill(Path.box(-0.72f, -0.15f, 0.72f, 0.98f), s.ink(wall).with(Pattern.bricks(6.5f), s.pale()));
        s.fill(
                Path.polygon(-0.95f, -0.1f, 0, -0.9f, 0.95f, -0.1f),
                s.ink(roof).with(Pattern.scales(5), roof.times(0.6f)));
        s.box(-0.14f, 0.42f, 0.16f, 0.98f, s.dark());
        window(s, -0.45f, 0.3f, 0.17f);
        window(s, 0.45f, 0.3f, 0.17f);
    }

    private static void towerBlock(Sketch s) {
        Colour wall = s.near(0.58f, 0.2f, 0.6f);
        float w = s.draws.range(0.34f, 0.5f);
        s.fill(Path.box(-w, -0.98f, w, 0.98f), s.ink(wall));
        int columns = 3;
        int rows = 7;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                Colour lit = s.draws.chance(0.4f) ? Colour.hsv(0.14f, 0.6f, 1) : wall.times(0.35f);
                float u = -w + 2 * w * (c + 0.22f) / columns;
                float v = -0.86f + r * 0.25f;
                s.box(u, v, u + 2 * w * 0.6f / columns, v + 0.14f, lit);
            }
        }
        s.line(0, -0.98f, 0, -0.999f, 0.02f, wall);
    }

    private static void tent(Sketch s) {
        Colour cloth = s.vivid();
        s.fill(
                Path.polygon(-0.1f, -0.7f, 0.55f, -0.55f, 0.98f, 0.75f, 0.35f, 0.85f),
                s.ink(cloth.times(0.7f)).with(Pattern.bars(2.4f, 0.1f), cloth.times(0.5f)));
        s.fill(
                Path.polygon(-0.1f, -0.75f, 0.4f, 0.88f, -0.92f, 0.88f),
                s.ink(cloth).with(Pattern.bars(2.4f, 0), s.pale()));
        s.fill(Path.polygon(-0.12f, -0.3f, 0.08f, 0.88f, -0.4f, 0.88f), s.ink(s.dark()));
        s.line(-0.1f, -0.98f, -0.1f, -0.65f, 0.03f, s.dark());
    }

    private static void igloo(Sketch s) {
        Colour ice = s.near(0.55f, 0.15f, 0.95f);
        Ink ink = s.ink(ice).with(Pattern.bricks(5), ice.times(0.55f));
        Path dome = new Path().addPolar(-0.1f, 0.7f, 40, t -> Waves.sin(t) > 0.01f ? 0.0001f : 0.86f);
        s.fill(dome, ink.round(-0.1f, 0.6f, 1, 1));
        Path porch = new Path().addPolar(0.58f, 0.72f, 40, t -> Waves.sin(t) > 0.01f ? 0.0001f : 0.4f);
        s.fill(porch, ink.round(0.58f, 0.7f, 0.5f, 0.5f));
        Path hole = new Path().addPolar(0.62f, 0.72f, 40, t -> Waves.sin(t) > 0.01f ? 0.0001f : 0.24f);
        s.fill(hole, s.ink(s.dark()));
    }

    private static void lighthouse(Sketch s) {
        Colour band = s.near(0, 0.85f, 0.85f);
        Ink ink = s.ink(s.pale()).with(Pattern.bars(1.8f, 0.25f), band).column(-0.4f, 0.4f);
        s.fill(Path.polygon(-0.2f, -0.52f, 0.2f, -0.52f, 0.36f, 0.98f, -0.36f, 0.98f), ink);
        s.box(-0.3f, -0.6f, 0.3f, -0.5f, s.dark());
        s.box(-0.16f, -0.8f, 0.16f, -0.6f, Colour.hsv(0.15f, 0.5f, 1));
        s.fill(Path.polygon(-0.22f, -0.78f, 0, -0.98f, 0.22f, -0.78f), s.ink(band.times(0.8f)));
    }

    private static void windmill(Sketch s) {
        Colour wall = s.near(0.08f, 0.3f, 0.8f);
        s.fill(
                Path.polygon(-0.25f, -0.3f, 0.25f, -0.3f, 0.42f, 0.98f, -0.42f, 0.98f),
                s.ink(wall).with(Pattern.bricks(6), wall.times(0.65f)).column(-0.5f, 0.5f));
        s.fill(Path.curve(-0.28f, -0.28f, 0, -0.62f, 0.28f, -0.28f), s.ink(s.vivid()));
        s.box(-0.1f, 0.6f, 0.1f, 0.98f, s.dark());
        float start = s.draws.unit();
        Colour sail = s.pale();
        for (int i = 0; i < 4; i++) {
            float c = Waves.cos(start + i / 4f);
            float n = Waves.sin(start + i / 4f);
            Path blade = new Knots()
                    .at(c * 0.1f, -0.3f + n * 0.1f)
                    .at(c * 0.68f, -0.3f + n * 0.68f)
                    .at(c * 0.68f - n * 0.2f, -0.3f + n * 0.68f + c * 0.2f)
                    .at(c * 0.15f - n * 0.2f, -0.3f + n * 0.15f + c * 0.2f)
                    .polygon();
            s.fill(blade, s.ink(sail).with(Pattern.grid(6), sail.times(0.45f)));
            s.line(0, -0.3f, c * 0.68f, -0.3f + n * 0.68f, 0.03f, s.dark());
        }
    }

    private static void castle(Sketch s) {
        Colour stone = s.near(0.1f, 0.15f, 0.65f);
        Ink ink = s.ink(stone).with(Pattern.bricks(5.5f), stone.times(0.6f));
        Path wall = new Path().add(-0.6f, -0.05f, 0.6f, -0.05f, 0.6f, 0.98f, -0.6f, 0.98f);
        battlement(wall, -0.35f, 0.35f, -0.05f, 3);
        s.fill(wall, ink);
        for (int side = -1; side <= 1; side += 2) {
            float u = side * 0.68f;
            Path tower = new Path().add(u - 0.27f, -0.55f, u + 0.27f, -0.55f, u + 0.27f, 0.98f, u - 0.27f, 0.98f);
            battlement(tower, u - 0.29f, u + 0.29f, -0.55f, 3);
            s.fill(tower, ink);
            s.box(u - 0.05f, -0.3f, u + 0.05f, -0.05f, s.dark());
        }
        s.fill(new Path().addPolar(0, 0.65f, 24, t -> Waves.sin(t) > 0.3f ? 0.4f : 0.24f), s.ink(s.dark()));
        s.line(-0.68f, -0.98f, -0.68f, -0.7f, 0.02f, s.dark());
        s.fill(Path.polygon(-0.66f, -0.98f, -0.35f, -0.9f, -0.66f, -0.8f), s.ink(s.vivid()));
    }

    private static void battlement(Path path, float left, float right, float top, int n) {
        float step = (right - left) / (2 * n - 1);
        for (int i = 0; i < n; i++) {
            float u = left + 2 * i * step;
            path.add(u, top - 0.14f, u + step, top - 0.14f, u + step, top + 0.02f, u, top + 0.02f);
        }
    }

    private static void pagoda(Sketch s) {
        Colour roof = s.vivid();
        Colour wall = s.near(0.02f, 0.6f, 0.6f);
        for (int i = 0; i < 4; i++) {
            float v = 0.98f - i * 0.44f;
            float w = 0.55f - i * 0.1f;
            s.fill(Path.box(-w * 0.75f, v - 0.3f, w * 0.75f, v), s.ink(wall).with(Pattern.bars(5, 0), s.pale()));
            s.fill(
                    new Knots()
                            .at(-w * 1.7f, v - 0.3f)
                            .at(-w, v - 0.36f)
                            .at(-w * 0.6f, v - 0.48f)
                            .at(w * 0.6f, v - 0.48f)
                            .at(w, v - 0.36f)
                            .at(w * 1.7f, v - 0.3f)
                            .at(w, v - 0.25f)
                            .at(-w, v - 0.25f)
                            .polygon(),
                    s.ink(roof));
        }
        s.line(0, -0.99f, 0, -0.75f, 0.035f, roof);
    }

    private static void window(Sketch s, float u, float v, float r) {
        s.box(u - r, v - r, u + r, v + r, s.pale());
        s.fill(
                Path.box(u - r * 0.75f, v - r * 0.75f, u + r * 0.75f, v + r * 0.75f),
                s.ink(Colour.hsv(0.57f, 0.4f, 0.6f)));
        s.line(u, v - r, u, v + r, 0.02f, Colour.WHITE);
    }
}

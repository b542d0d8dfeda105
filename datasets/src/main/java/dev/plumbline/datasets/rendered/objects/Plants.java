package dev.plumbline.datasets.rendered.objects;

import static dev.plumbline.datasets.rendered.objects.ObjectClass.ANY;
import static dev.plumbline.datasets.rendered.objects.ObjectClass.LOOSE;
import static dev.plumbline.datasets.rendered.objects.ObjectClass.STANDING;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;
import java.util.List;

/** Flowers, fruits, leaves and succulents. */
final class Plants {
    private Plants() {}

    static List<Family> families() {
        return List.of(
                Family.of(
                        "plant",
                        "flower",
                        new ObjectClass("daisy", ANY, Plants::daisy),
                        new ObjectClass("sunflower", ANY, Plants::sunflower),
                        new ObjectClass("tulip", LOOSE, Plants::tulip),
                        new ObjectClass("poppy", ANY, Plants::poppy)),
                Family.of(
                        "plant",
                        "fruit",
                        new ObjectClass("pineapple", LOOSE, Fruits::pineapple),
                        new ObjectClass("strawberry", LOOSE, Fruits::strawberry),
                        new ObjectClass("melon", ANY, Fruits::melon),
                        new ObjectClass("grapes", LOOSE, Fruits::grapes)),
                Family.of(
                        "plant",
                        "leaf",
                        new ObjectClass("maple leaf", ANY, Plants::maple),
                        new ObjectClass("fern", ANY, Plants::fern),
                        new ObjectClass("ginkgo leaf", ANY, Plants::ginkgo),
                        new ObjectClass("clover", ANY, Plants::clover)),
                Family.of(
                        "plant",
                        "succulent",
                        new ObjectClass("saguaro", STANDING, Plants::saguaro),
                        new ObjectClass("aloe", STANDING, Plants::aloe),
                        new ObjectClass("barrel cactus", STANDING, Plants::barrel)));
    }

    private static void daisy(Sketch s) {
        Colour petal = s.near(0.13f, 0.06f, 0.95f);
        int n = 11 + s.draws.below(7);
        petals(s, n, 0.3f, 0.95f, 0.5f / n + 0.07f, petal);
        s.fill(Path.ellipse(0, 0, 0.3f, 0.3f), s.ink(s.near(0.13f, 0.85f, 0.9f)).round(0, 0, 0.33f, 0.33f));
    }

    private static void sunflower(Sketch s) {
        Colour petal = s.near(0.13f, 0.85f, 0.95f);
        int n = 16 + s.draws.below(6);
        s.fill(ray(n, 0.62f, 0.97f), s.ink(petal.times(0.75f)).with(Pattern.sectors(0, 0, n), petal));
        Ink heart = s.ink(s.near(0.07f, 0.7f, 0.3f)).with(Pattern.dots(7.5f, 0.3f), petal.times(0.7f));
        s.fill(Path.ellipse(0, 0, 0.6f, 0.6f), heart.round(0, 0, 0.7f, 0.7f));
    }

    private static void tulip(Sketch s) {
        Colour cup = s.near(0.97f, 0.8f, 0.85f);
        Colour green = s.near(0.33f, 0.6f, 0.5f);
        s.line(0, 0, 0, 1, 0.06f, green);
        s.fill(Path.curve(0, 0.95f, 0.45f, 0.35f, 0.55f, 0.1f, 0.25f, 0.6f), s.ink(green));
        s.fill(Path.curve(0, 0.9f, -0.4f, 0.5f, -0.55f, 0.25f, -0.2f, 0.65f), s.ink(green.times(0.8f)));
        Path bowl = Path.polygon(
                -0.5f, -0.95f, -0.22f, -0.55f, 0, -1, 0.22f, -0.55f, 0.5f, -0.95f, 0.52f, -0.3f, 0.3f, 0.05f, -0.3f,
                0.05f, -0.52f, -0.3f);
        s.fill(bowl, s.ink(cup).with(Pattern.fade(-1, 0.3f), cup.times(0.6f)).column(-0.6f, 0.6f));
        s.fill(Path.curve(0, -0.85f, 0.26f, -0.4f, 0.1f, 0.04f, -0.1f, 0.04f, -0.26f, -0.4f), s.ink(cup.times(1.15f)));
    }

    private static void poppy(Sketch s) {
        Colour petal = s.near(0.01f, 0.85f, 0.9f);
        int n = 4 + s.draws.below(2);
        for (int i = 0; i < n; i++) {
            float t = (float) i / n;
            float u = 0.45f * Waves.cos(t);
            float v = 0.45f * Waves.sin(t);
            Ink ink = s.ink(petal.times(0.85f + 0.06f * i)).round(u * 1.4f, v * 1.4f, 0.75f, 0.75f);
            s.fill(Path.ellipse(u, v, 0.54f, 0.54f), ink);
        }
        s.ellipse(0, 0, 0.27f, 0.27f, s.dark());
        petals(s, 12, 0.1f, 0.38f, 0.03f, s.dark());
        s.ellipse(0, 0, 0.1f, 0.1f, s.near(0.25f, 0.4f, 0.7f));
    }

    private static void maple(Sketch s) {
        Colour leaf = s.near(0.05f, 0.8f, 0.75f);
        float[] half = {
            0.06f, 0.55f, 0.3f, 0.62f, 0.26f, 0.42f, 0.72f, 0.3f, 0.62f, 0.1f, 0.98f, -0.25f, 0.6f, -0.3f, 0.52f,
            -0.55f, 0.28f, -0.28f, 0.3f, -0.72f, 0.15f, -0.66f
        };
        float[] both = new float[half.length * 2 + 2];
        int n = half.length / 2;
        for (int i = 0; i < n; i++) {
            both[2 * i] = half[2 * i];
            both[2 * i + 1] = half[2 * i + 1];
            both[both.length - 2 - 2 * i] = -half[2 * i];
            both[both.length - 1 - 2 * i] = half[2 * i + 1];
        }
        both[2 * n] = 0;
        both[2 * n + 1] = -0.98f;
        s.line(0, 0.5f, 0.08f, 1, 0.04f, leaf.times(0.55f));
        s.fill(Path.polygon(both), s.ink(leaf));
        for (float[] tip : new float[][] {{0, -0.8f}, {0.7f, -0.18f}, {-0.7f, -0.18f}, {0.5f, 0.3f}, {-0.5f, 0.3f}}) {
            s.line(0, 0.5f, tip[0], tip[1], 0.025f, leaf.times(0.6f));
        }
    }

    private static void fern(Sketch s) {
        Colour green = s.near(0.3f, 0.65f, 0.55f);
        float bend = s.draws.sway(0.3f);
        int pairs = 8 + s.draws.below(3);
        for (int i = 0; i < pairs; i++) {
            float t = (i + 0.5f) / pairs;
            float u = bend * (1 - t) * (1 - t);
            float v = -0.9f + 1.8f * t;
            float reach = 0.12f + 0.62f * Waves.sin(0.08f + 0.38f * t);
            leaflet(s, u, v, reach, green);
            leaflet(s, u, v, -reach, green.times(0.8f));
        }
        s.fill(Path.stroke(bend, -0.98f, 0.015f, bend * 0.25f, 0, 0.03f, 0, 1, 0.045f), s.ink(green.times(0.6f)));
    }

    private static void leaflet(Sketch s, float u, float v, float reach, Colour colour) {
        s.fill(
                new Knots()
                        .at(u, v - 0.08f)
                        .at(u + reach * 0.6f, v - 0.17f)
                        .at(u + reach, v - 0.2f)
                        .at(u + reach * 0.5f, v + 0.04f)
                        .at(u, v + 0.07f)
                        .polygon(),
                s.ink(colour));
    }

    private static void ginkgo(Sketch s) {
        Colour leaf = s.near(0.15f, 0.75f, 0.9f);
        s.line(0, 0.35f, 0.12f, 1, 0.045f, leaf.times(0.7f));
        float notch = s.draws.range(0.05f, 0.3f);
        Path fan = new Knots()
                .at(0, 0.45f)
                .at(-0.55f, 0.1f)
                .at(-0.98f, -0.1f)
                .at(-0.85f, -0.5f)
                .at(-0.5f, -0.78f)
                .at(-0.15f, -0.85f)
                .at(0, -0.85f + notch)
                .at(0.15f, -0.85f)
                .at(0.5f, -0.78f)
                .at(0.85f, -0.5f)
                .at(0.98f, -0.1f)
                .at(0.55f, 0.1f)
                .polygon();
        s.fill(fan, s.ink(leaf).with(Pattern.sectors(0, 0.5f, 26), leaf.times(0.72f)));
    }

    private static void clover(Sketch s) {
        Colour green = s.near(0.35f, 0.65f, 0.5f);
        int n = s.draws.chance(0.15f) ? 4 : 3;
        s.fill(Path.stroke(0, 0, 0.05f, 0.1f, 0.5f, 0.05f, 0.02f, 1, 0.05f), s.ink(green.times(0.75f)));
        for (int i = 0; i < n; i++) {
            float t = (i + 0.5f) / n - 0.25f + (n == 3 ? 1 / 3f : 0);
            heart(s, t, green);
        }
    }

    private static void heart(Sketch s, float turns, Colour green) {
        float c = Waves.cos(turns);
        float n = Waves.sin(turns);
        float[] shape = {
            0, 0, 0.38f, -0.36f, 0.72f, -0.34f, 0.82f, -0.14f, 0.68f, 0, 0.82f, 0.14f, 0.72f, 0.34f, 0.38f, 0.36f
        };
        float[] placed = new float[shape.length];
        for (int i = 0; i < shape.length; i += 2) {
            placed[i] = shape[i] * c - shape[i + 1] * n;
            placed[i + 1] = shape[i] * n + shape[i + 1] * c;
        }
        s.fill(Path.curve(placed), s.ink(green).with(Pattern.rings(0, 0, 2), green.mix(Colour.WHITE, 0.35f)));
    }

    private static void saguaro(Sketch s) {
        Colour green = s.near(0.35f, 0.5f, 0.5f);
        Pattern ribs = Pattern.bars(5.5f, 0);
        Ink ink = s.ink(green).with(ribs, green.times(0.55f));
        float left = s.draws.range(-0.2f, 0.3f);
        float right = s.draws.range(-0.2f, 0.4f);
        arm(s, -0.62f, left, ink);
        arm(s, 0.62f, right, ink);
        Path trunk = Path.curve(0, -0.98f, 0.2f, -0.8f, 0.22f, 0, 0.22f, 1, -0.22f, 1, -0.22f, 0, -0.2f, -0.8f);
        s.fill(trunk, ink.column(-0.26f, 0.26f));
    }

    private static void arm(Sketch s, float u, float v, Ink ink) {
        s.fill(Path.stroke(0, v, 0.13f, u * 0.7f, v, 0.14f, u, v - 0.2f, 0.14f, u, v - 0.55f, 0.1f), ink);
        s.fill(Path.ellipse(u, v - 0.55f, 0.11f, 0.1f), ink);
    }

    private static void aloe(Sketch s) {
        Colour green = s.near(0.38f, 0.45f, 0.6f);
        int n = 9;
        for (int k = 0; k < n; k++) {
            int i = (k & 1) == 0 ? k / 2 : n - 1 - k / 2;
            float t = -0.46f + 0.42f * i / (n - 1) + s.draws.sway(0.015f);
            float r = 0.75f + 0.22f * Waves.sin(0.5f * i / (n - 1)) + s.draws.sway(0.08f);
            float c = Waves.cos(t);
            float e = Waves.sin(t);
            Path blade = Path.polygon(
                    -e * 0.12f, 0.55f + c * 0.12f, c * r, 0.55f + e * r * 1.4f, e * 0.12f, 0.55f - c * 0.12f);
            s.fill(blade, s.ink(green.times(0.75f + 0.05f * k)).with(Pattern.dots(9, 0.17f), Colour.WHITE));
        }
        pot(s, s.near(0.05f, 0.6f, 0.7f));
    }

    private static void barrel(Sketch s) {
        Colour green = s.near(0.36f, 0.5f, 0.5f);
        Pattern ribs = (u, v) -> {
            float w = (float) Math.sqrt(Math.max(0.05f, 1 - (v + 0.1f) * (v + 0.1f) / 0.6f));
            return Waves.step(0.35f, 0.7f, Waves.triangle(u / w * 3.2f));
        };
        s.fill(
                Path.ellipse(0, -0.1f, 0.72f, 0.72f),
                s.ink(green).with(ribs, green.times(0.5f)).round(0, -0.1f, 0.8f, 0.8f));
        for (int i = -1; i <= 1; i++) {
            s.ellipse(i * 0.25f, -0.8f + 0.07f * i * i, 0.15f, 0.13f, s.near(0.92f, 0.6f, 0.95f));
        }
        pot(s, s.near(0.05f, 0.6f, 0.7f));
    }

    private static void pot(Sketch s, Colour clay) {
        s.fill(
                Path.polygon(-0.45f, 0.5f, 0.45f, 0.5f, 0.34f, 1, -0.34f, 1),
                s.ink(clay).column(-0.5f, 0.5f));
        s.fill(Path.box(-0.52f, 0.42f, 0.52f, 0.58f), s.ink(clay.times(1.1f)).column(-0.6f, 0.6f));
    }

    private static void petals(Sketch s, int n, float inner, float outer, float halfWidth, Colour colour) {
        for (int i = 0; i < n; i++) {
            float t = (float) i / n;
            float c = Waves.cos(t);
            float e = Waves.sin(t);
            float mid = inner + (outer - inner) * 0.7f;
            Path petal = new Knots()
                    .at(c * inner, e * inner)
                    .at(c * mid - e * halfWidth, e * mid + c * halfWidth)
                    .at(c * outer - e * halfWidth * 0.4f, e * outer + c * halfWidth * 0.4f)
                    .at(c * outer + e * halfWidth * 0.4f, e * outer - c * halfWidth * 0.4f)
                    .at(c * mid + e * halfWidth, e * mid - c * halfWidth)
                    .polygon();
            s.fill(petal, s.ink(colour.times((i & 1) == 0 ? 1 : 0.84f)));
        }
    }

    private static Path ray(int n, float inner, float outer) {
        return new Path().addPolar(0, 0, n * 4, t -> inner + (outer - inner) * Waves.triangle(t * n));
    }
}

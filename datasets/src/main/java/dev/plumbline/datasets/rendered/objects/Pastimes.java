package dev.plumbline.datasets.rendered.objects;

import static dev.plumbline.datasets.rendered.objects.ObjectClass.ANY;
import static dev.plumbline.datasets.rendered.objects.ObjectClass.LOOSE;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;
import java.util.List;

/** Balls and musical instruments. */
final class Pastimes {
    private Pastimes() {}

    static List<Family> families() {
        return List.of(
                Family.of(
                        "pastime",
                        "ball",
                        new ObjectClass("football", ANY, Pastimes::football),
                        new ObjectClass("basketball", ANY, Pastimes::basketball),
                        new ObjectClass("beach ball", ANY, Pastimes::beachBall)),
                Family.of(
                        "pastime",
                        "instrument",
                        new ObjectClass("drum", LOOSE, Pastimes::drum),
                        new ObjectClass("guitar", ANY, Pastimes::guitar),
                        new ObjectClass("xylophone", ANY, Pastimes::xylophone)));
    }

    private static void football(Sketch s) {
        Colour leather = s.pale();
        Colour patch = s.dark();
        s.fill(Path.ellipse(0, 0, 0.92f, 0.92f), s.ink(leather).round(0, 0, 1, 1));
        s.fill(new Path().addPolar(0, 0, 5, t -> 0.3f), s.ink(patch));
        for (int i = 0; i < 5; i++) {
            float t = i / 5f;
            float c = Waves.cos(t);
            float n = Waves.sin(t);
            s.line(c * 0.3f, n * 0.3f, c * 0.62f, n * 0.62f, 0.025f, patch);
            Path rim = new Knots()
                    .at(c * 0.6f - n * 0.1f, n * 0.6f + c * 0.1f)
                    .at(c * 0.84f - n * 0.3f, n * 0.84f + c * 0.3f)
                    .at(c * 0.91f, n * 0.91f)
                    .at(c * 0.84f + n * 0.3f, n * 0.84f - c * 0.3f)
                    .at(c * 0.6f + n * 0.1f, n * 0.6f - c * 0.1f)
                    .polygon();
            s.fill(rim, s.ink(patch).round(0, 0, 1, 1));
        }
    }

    private static void basketball(Sketch s) {
        Colour leather = s.near(0.06f, 0.8f, 0.85f);
        Pattern seams = (u, v) -> {
            float near = Math.min(Math.abs(u), Math.abs(v));
            float bow = Math.abs(Math.abs(u) - 0.42f - 0.5f * v * v);
            return 1 - Waves.step(0.02f, 0.07f, Math.min(near, bow));
        };
        s.fill(
                Path.ellipse(0, 0, 0.92f, 0.92f),
                s.ink(leather).with(seams, s.dark()).round(0, 0, 1, 1));
    }

    private static void beachBall(Sketch s) {
        Colour one = s.vivid();
        float cu = s.draws.sway(0.35f);
        float cv = s.draws.sway(0.35f);
        s.fill(
                Path.ellipse(0, 0, 0.92f, 0.92f),
                s.ink(one).with(Pattern.sectors(cu, cv, 4), s.pale()).round(0, 0, 1, 1));
        s.fill(Path.ellipse(cu, cv, 0.12f, 0.12f), s.ink(Colour.WHITE));
    }

    private static void drum(Sketch s) {
        Colour shell = s.vivid();
        Colour hoop = s.near(0.13f, 0.7f, 0.85f);
        Path side = Path.polygon(-0.82f, -0.4f, 0.82f, -0.4f, 0.82f, 0.6f, 0.4f, 0.78f, -0.4f, 0.78f, -0.82f, 0.6f);
        Pattern lacing = (u, v) -> 1 - Waves.step(0.05f, 0.13f, Math.abs(Waves.triangle(u * 2.2f) * 0.9f - (v + 0.2f)));
        s.fill(side, s.ink(shell).with(lacing, s.pale()).column(-0.95f, 0.95f));
        s.fill(Path.ellipse(0, -0.4f, 0.87f, 0.3f), s.ink(hoop));
        s.fill(Path.ellipse(0, -0.42f, 0.77f, 0.23f), s.ink(s.pale()));
        s.line(-0.1f, -0.45f, 0.6f, -0.97f, 0.04f, s.near(0.08f, 0.6f, 0.55f));
        s.ellipse(-0.12f, -0.43f, 0.08f, 0.07f, s.near(0.08f, 0.6f, 0.55f));
    }

    private static void guitar(Sketch s) {
        Colour wood = s.near(0.07f, 0.75f, 0.7f);
        Colour neck = s.dark();
        s.box(-0.07f, -0.9f, 0.07f, 0.1f, neck);
        s.box(-0.12f, -0.98f, 0.12f, -0.78f, neck.mix(wood, 0.4f));
        Path body = Path.curve(
                0, -0.1f, 0.32f, -0.05f, 0.36f, 0.2f, 0.28f, 0.36f, 0.5f, 0.62f, 0.4f, 0.92f, 0, 0.98f, -0.4f, 0.92f,
                -0.5f, 0.62f, -0.28f, 0.36f, -0.36f, 0.2f, -0.32f, -0.05f);
        s.fill(body, s.ink(wood).with(Pattern.rings(0, 0.35f, 1.1f), wood.times(0.7f)));
        s.ellipse(0, 0.34f, 0.15f, 0.15f, neck);
        s.box(-0.2f, 0.68f, 0.2f, 0.75f, neck);
        s.line(0, -0.85f, 0, 0.7f, 0.02f, s.pale());
    }

    private static void xylophone(Sketch s) {
        s.fill(Path.polygon(-0.95f, -0.42f, 0.95f, -0.2f, 0.95f, -0.12f, -0.95f, -0.32f), s.ink(s.dark()));
        s.fill(Path.polygon(-0.95f, 0.42f, 0.95f, 0.2f, 0.95f, 0.12f, -0.95f, 0.32f), s.ink(s.dark()));
        float hue = s.draws.unit();
        int n = 7;
        for (int i = 0; i < n; i++) {
            float u = -0.95f + i * 0.275f;
            float half = 0.75f - i * 0.065f;
            s.box(u, -half, u + 0.2f, half, Colour.hsv(hue + i * 0.1f, 0.75f, 0.9f));
        }
    }
}

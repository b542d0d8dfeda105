package dev.plumbline.datasets.rendered.objects;

import static dev.plumbline.datasets.rendered.objects.ObjectClass.ANY;
import static dev.plumbline.datasets.rendered.objects.ObjectClass.LOOSE;
import static dev.plumbline.datasets.rendered.objects.ObjectClass.STANDING;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;
import java.util.List;

/** Road vehicles, boats and aircraft. */
final class Vehicles {
    private Vehicles() {}

    static List<Family> families() {
        return List.of(
                Family.of(
                        "vehicle",
                        "car",
                        new ObjectClass("saloon", STANDING, Vehicles::saloon),
                        new ObjectClass("bus", STANDING, Vehicles::bus),
                        new ObjectClass("lorry", STANDING, Vehicles::lorry)),
                Family.of(
                        "vehicle",
                        "boat",
                        new ObjectClass("sailing boat", STANDING, Vehicles::sailing),
                        new ObjectClass("steamer", STANDING, Vehicles::steamer),
                        new ObjectClass("canoe", LOOSE, Vehicles::canoe)),
                Family.of(
                        "vehicle",
                        "aircraft",
                        new ObjectClass("aeroplane", ANY, Vehicles::aeroplane),
                        new ObjectClass("balloon", STANDING, Vehicles::balloon),
                        new ObjectClass("rocket", ANY, Vehicles::rocket),
                        new ObjectClass("helicopter", LOOSE, Vehicles::helicopter)));
    }

    private static void saloon(Sketch s) {
        Colour paint = s.vivid();
        s.fill(Path.polygon(-0.6f, 0.02f, -0.38f, -0.42f, 0.28f, -0.42f, 0.6f, 0.02f), s.ink(paint));
        Colour glass = glass(s);
        s.fill(Path.polygon(-0.48f, 0, -0.32f, -0.33f, -0.06f, -0.33f, -0.06f, 0), s.ink(glass));
        s.fill(Path.polygon(0.02f, 0, 0.02f, -0.33f, 0.24f, -0.33f, 0.46f, 0), s.ink(glass));
        Path body = Path.curve(
                -0.97f, 0.1f, -0.6f, -0.02f, 0.6f, -0.02f, 0.95f, 0.12f, 0.98f, 0.4f, 0, 0.44f, -0.97f, 0.4f);
        s.fill(body, s.ink(paint).with(Pattern.fade(0.1f, 0.4f), paint.times(0.6f)));
        s.ellipse(0.9f, 0.17f, 0.06f, 0.07f, s.pale());
        wheel(s, -0.55f, 0.42f, 0.22f);
        wheel(s, 0.55f, 0.42f, 0.22f);
    }

    private static void bus(Sketch s) {
        Colour paint = s.vivid();
        Ink ink = s.ink(paint).with(Pattern.band(0.05f, 0.18f), s.pale());
        s.fill(
                Path.polygon(-0.97f, -0.5f, -0.9f, -0.58f, 0.9f, -0.58f, 0.97f, -0.45f, 0.97f, 0.45f, -0.97f, 0.45f),
                ink);
        Colour glass = glass(s);
        int n = 5;
        for (int i = 0; i < n; i++) {
            float u = -0.85f + i * 0.35f;
            s.box(u, -0.42f, u + 0.27f, -0.05f, glass);
        }
        wheel(s, -0.58f, 0.45f, 0.19f);
        wheel(s, 0.58f, 0.45f, 0.19f);
    }

    private static void lorry(Sketch s) {
        Colour cab = s.vivid();
        s.box(-0.97f, 0.3f, 0.97f, 0.46f, s.dark());
        Ink load = s.ink(s.pale()).with(Pattern.bars(s.draws.range(3.4f, 4.4f), 0), s.vivid());
        s.fill(Path.box(-0.97f, -0.62f, 0.38f, 0.34f), load);
        s.fill(Path.polygon(0.44f, -0.3f, 0.78f, -0.3f, 0.97f, 0.02f, 0.97f, 0.42f, 0.44f, 0.42f), s.ink(cab));
        s.fill(Path.polygon(0.56f, -0.2f, 0.74f, -0.2f, 0.88f, 0.04f, 0.56f, 0.04f), s.ink(glass(s)));
        wheel(s, -0.7f, 0.46f, 0.18f);
        wheel(s, -0.3f, 0.46f, 0.18f);
        wheel(s, 0.7f, 0.46f, 0.18f);
    }

    private static void sailing(Sketch s) {
        Colour hull = s.vivid();
        Colour sail = s.pale();
        Colour stripe = s.vivid();
        s.box(-0.03f, -0.98f, 0.03f, 0.5f, s.near(0.08f, 0.6f, 0.35f));
        Ink main = s.ink(sail).with(Pattern.bars(1.6f, 0.25f), stripe);
        s.fill(Path.polygon(0.06f, -0.95f, 0.75f, 0.38f, 0.06f, 0.38f), main);
        s.fill(Path.polygon(-0.07f, -0.8f, -0.07f, 0.38f, -0.6f, 0.38f), s.ink(sail.times(0.85f)));
        s.fill(
                Path.polygon(-0.85f, 0.48f, 0.92f, 0.48f, 0.6f, 0.9f, -0.6f, 0.9f),
                s.ink(hull).with(Pattern.band(0.56f, 0.64f), sail));
    }

    private static void steamer(Sketch s) {
        Colour hull = s.dark();
        Colour funnel = s.vivid();
        for (int i = 0; i < 3; i++) {
            float u = -0.45f + i * 0.36f;
            s.fill(
                    Path.polygon(u, -0.75f, u + 0.2f, -0.75f, u + 0.18f, -0.1f, u - 0.02f, -0.1f),
                    s.ink(funnel).with(Pattern.band(-0.8f, -0.58f), s.dark()));
            s.fill(
                    Path.curve(u + 0.1f, -0.8f, u - 0.1f, -0.9f, u - 0.25f, -0.95f, u - 0.1f, -0.99f, u + 0.1f, -0.92f),
                    s.ink(Colour.grey(0.8f)));
        }
        Ink deck = s.ink(s.pale()).with(Pattern.dots(6.5f, 0.26f), glass(s));
        s.fill(Path.box(-0.68f, -0.15f, 0.62f, 0.25f), deck);
        s.fill(
                Path.polygon(-0.98f, 0.2f, 0.98f, 0.12f, 0.78f, 0.75f, -0.8f, 0.75f),
                s.ink(hull.mix(funnel, 0.25f)).with(Pattern.band(0.56f, 0.8f), funnel));
    }

    private static void canoe(Sketch s) {
        Colour wood = s.near(0.08f, 0.65f, 0.65f);
        s.fill(
                Path.curve(-0.98f, -0.2f, -0.5f, 0.02f, 0.5f, 0.02f, 0.98f, -0.2f, 0.7f, 0.3f, 0, 0.42f, -0.7f, 0.3f),
                s.ink(wood).with(Pattern.bricks(5), wood.times(0.5f)));
        s.fill(Path.curve(-0.9f, -0.13f, 0, -0.03f, 0.9f, -0.13f, 0, 0.12f), s.ink(wood.times(0.4f)));
        s.line(-0.5f, -0.75f, 0.4f, 0.55f, 0.035f, wood.times(1.2f));
        s.fill(Path.ellipse(0.42f, 0.6f, 0.14f, 0.2f), s.ink(wood.times(1.2f)));
    }

    private static void aeroplane(Sketch s) {
        Colour skin = s.pale();
        Colour livery = s.vivid();
        s.fill(
                Path.polygon(
                        -0.05f, -0.25f, 0.05f, -0.25f, 0.97f, 0.3f, 0.97f, 0.45f, 0, 0.2f, -0.97f, 0.45f, -0.97f, 0.3f),
                s.ink(skin.times(0.88f)).with(Pattern.bars(1.4f, 0), livery));
        s.fill(Path.polygon(0, 0.55f, 0.4f, 0.85f, 0.4f, 0.95f, 0, 0.85f, -0.4f, 0.95f, -0.4f, 0.85f), s.ink(livery));
        for (int side = -1; side <= 1; side += 2) {
            s.box(side * 0.45f - 0.06f, -0.05f, side * 0.45f + 0.06f, 0.25f, skin.times(0.6f));
        }
        s.fill(
                Path.curve(
                        0, -0.98f, 0.12f, -0.75f, 0.12f, 0.4f, 0.04f, 0.95f, -0.04f, 0.95f, -0.12f, 0.4f, -0.12f,
                        -0.75f),
                s.ink(skin).column(-0.14f, 0.14f));
        s.fill(Path.polygon(-0.08f, -0.76f, 0.08f, -0.76f, 0.05f, -0.86f, -0.05f, -0.86f), s.ink(s.dark()));
    }

    private static void balloon(Sketch s) {
        Colour one = s.vivid();
        Colour rope = s.dark();
        s.line(-0.35f, 0.3f, -0.14f, 0.8f, 0.018f, rope);
        s.line(0.35f, 0.3f, 0.14f, 0.8f, 0.018f, rope);
        Pattern gores = (u, v) -> {
            float w = (float) Math.sqrt(Math.max(0.03f, 1 - (v + 0.3f) * (v + 0.3f) / 0.5f));
            return Waves.step(0.38f, 0.62f, Waves.triangle(u / w * 1.9f));
        };
        Path bag = Path.curve(
                0, -0.98f, 0.5f, -0.82f, 0.7f, -0.35f, 0.5f, 0.15f, 0.16f, 0.5f, -0.16f, 0.5f, -0.5f, 0.15f, -0.7f,
                -0.35f, -0.5f, -0.82f);
        s.fill(bag, s.ink(one).with(gores, s.vivid()).round(0, -0.3f, 0.8f, 0.8f));
        s.fill(
                Path.polygon(-0.18f, 0.72f, 0.18f, 0.72f, 0.14f, 0.98f, -0.14f, 0.98f),
                s.ink(s.near(0.08f, 0.6f, 0.5f)).with(Pattern.checks(7), rope));
    }

    private static void rocket(Sketch s) {
        Colour skin = s.pale();
        Colour fin = s.vivid();
        s.fill(Path.polygon(-0.2f, 0.65f, 0, 0.99f, 0.2f, 0.65f), s.ink(Colour.hsv(0.1f, 0.9f, 1)));
        s.fill(Path.polygon(-0.25f, 0.1f, -0.55f, 0.75f, -0.2f, 0.62f), s.ink(fin));
        s.fill(Path.polygon(0.25f, 0.1f, 0.55f, 0.75f, 0.2f, 0.62f), s.ink(fin));
        Path hull = Path.curve(
                0, -0.98f, 0.22f, -0.6f, 0.28f, -0.1f, 0.22f, 0.65f, -0.22f, 0.65f, -0.28f, -0.1f, -0.22f, -0.6f);
        s.fill(
                hull,
                s.ink(skin)
                        .with(Pattern.band(-1, -0.55f).over(Pattern.band(0.35f, 0.5f)), fin)
                        .column(-0.32f, 0.32f));
        s.ellipse(0, -0.2f, 0.13f, 0.13f, s.dark());
        s.ellipse(0, -0.2f, 0.09f, 0.09f, glass(s));
    }

    private static void helicopter(Sketch s) {
        Colour skin = s.vivid();
        s.fill(Path.polygon(0.1f, -0.2f, -0.95f, -0.22f, -0.95f, -0.1f, 0.1f, 0.2f), s.ink(skin.times(0.85f)));
        s.fill(Path.polygon(-0.95f, -0.48f, -0.82f, -0.48f, -0.78f, -0.1f, -0.97f, -0.08f), s.ink(skin.times(0.7f)));
        s.fill(
                Path.curve(0.9f, 0.1f, 0.6f, -0.28f, 0.1f, -0.32f, -0.15f, 0.05f, 0.1f, 0.38f, 0.65f, 0.36f),
                s.ink(skin).round(0.35f, 0, 0.65f, 0.45f));
        s.fill(Path.curve(0.84f, 0.06f, 0.6f, -0.2f, 0.4f, -0.2f, 0.42f, 0.1f), s.ink(glass(s)));
        Colour metal = s.dark();
        s.box(0.22f, -0.55f, 0.3f, -0.28f, metal);
        s.line(-0.6f, -0.55f + s.draws.sway(0.06f), 0.98f, -0.55f, 0.04f, metal);
        s.line(0.1f, 0.35f, 0.05f, 0.55f, 0.025f, metal);
        s.line(0.5f, 0.35f, 0.55f, 0.55f, 0.025f, metal);
        s.line(-0.2f, 0.57f, 0.85f, 0.57f, 0.035f, metal);
    }

    private static void wheel(Sketch s, float u, float v, float r) {
        s.fill(Path.ellipse(u, v, r, r), s.ink(Colour.grey(0.1f)));
        s.fill(Path.ellipse(u, v, r * 0.5f, r * 0.5f), s.ink(Colour.grey(0.7f)));
    }

    private static Colour glass(Sketch s) {
        return Colour.hsv(0.55f + s.draws.sway(0.05f), s.draws.range(0.15f, 0.45f), s.draws.range(0.3f, 0.85f));
    }
}

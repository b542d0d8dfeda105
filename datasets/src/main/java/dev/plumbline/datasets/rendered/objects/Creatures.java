package dev.plumbline.datasets.rendered.objects;

import static dev.plumbline.datasets.rendered.objects.ObjectClass.ANY;
import static dev.plumbline.datasets.rendered.objects.ObjectClass.LOOSE;

import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Knots;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;
import java.util.List;

/** Fish, insects, shells and molluscs: no creature that walks past a camera trap. */
final class Creatures {
    private Creatures() {}

    static List<Family> families() {
        return List.of(
                Family.of(
                        "creature",
                        "fish",
                        new ObjectClass("clownfish", LOOSE, Creatures::clownfish),
                        new ObjectClass("angelfish", LOOSE, Creatures::angelfish),
                        new ObjectClass("pufferfish", LOOSE, Creatures::pufferfish),
                        new ObjectClass("shark", LOOSE, Creatures::shark)),
                Family.of(
                        "creature",
                        "insect",
                        new ObjectClass("ladybird", ANY, Insects::ladybird),
                        new ObjectClass("butterfly", ANY, Insects::butterfly),
                        new ObjectClass("dragonfly", ANY, Insects::dragonfly),
                        new ObjectClass("wasp", ANY, Insects::wasp)),
                Family.of(
                        "creature",
                        "shell",
                        new ObjectClass("starfish", ANY, Creatures::starfish),
                        new ObjectClass("scallop", ANY, Creatures::scallop),
                        new ObjectClass("nautilus", ANY, Creatures::nautilus),
                        new ObjectClass("sea urchin", ANY, Creatures::urchin)),
                Family.of(
                        "creature",
                        "mollusc",
                        new ObjectClass("jellyfish", LOOSE, Creatures::jellyfish),
                        new ObjectClass("octopus", LOOSE, Creatures::octopus),
                        new ObjectClass("squid", ANY, Creatures::squid)));
    }

    private static void clownfish(Sketch s) {
        Colour skin = s.near(0.06f, 0.9f, 0.95f);
        Colour band = s.pale();
        fin(s, skin.times(0.85f), -0.62f, 0.42f);
        s.fill(Path.curve(-0.1f, -0.3f, 0.1f, -0.68f, 0.45f, -0.3f), s.ink(skin.times(0.8f)));
        s.fill(Path.curve(-0.1f, 0.3f, 0.0f, 0.62f, 0.35f, 0.3f), s.ink(skin.times(0.8f)));
        Pattern bands = Pattern.bars(1.55f, 0);
        Path body = Path.curve(
                0.98f, 0.02f, 0.65f, -0.3f, 0.2f, -0.42f, -0.35f, -0.3f, -0.72f, 0, -0.35f, 0.3f, 0.2f, 0.42f, 0.65f,
                0.3f);
        s.fill(body, s.ink(skin).with(bands, band).round(0.1f, 0, 1, 0.55f));
        eye(s, 0.72f, -0.08f, 0.08f);
    }

    private static void angelfish(Sketch s) {
        Colour skin = s.near(0.15f, 0.5f, 0.92f);
        Ink ink = s.ink(skin).with(Pattern.bars(2.6f, 0), s.dark());
        s.fill(Path.polygon(-0.25f, -0.2f, -0.5f, -0.98f, 0.1f, -0.55f, 0.35f, -0.15f), ink);
        s.fill(Path.polygon(-0.25f, 0.2f, -0.5f, 0.98f, 0.1f, 0.55f, 0.35f, 0.15f), ink);
        fin(s, skin, -0.5f, 0.3f);
        s.fill(
                Path.polygon(0.8f, 0.02f, 0.1f, -0.6f, -0.55f, -0.05f, -0.55f, 0.05f, 0.1f, 0.6f),
                ink.round(0.1f, 0, 0.9f, 0.8f));
        eye(s, 0.5f, -0.1f, 0.08f);
    }

    private static void pufferfish(Sketch s) {
        Colour skin = s.near(0.14f, 0.55f, 0.8f);
        Path spikes = new Path().addPolar(0, 0, 96, t -> 0.66f + 0.22f * Waves.triangle(t * 24));
        s.fill(spikes, s.ink(skin.times(0.6f)));
        fin(s, skin.times(0.8f), -0.7f, 0.25f);
        Ink ink = s.ink(skin).with(Pattern.dots(5, 0.3f), skin.times(0.4f)).round(0, 0, 0.76f, 0.76f);
        s.fill(Path.ellipse(0, 0, 0.7f, 0.68f), ink);
        s.fill(
                Path.curve(0.62f, 0.2f, 0.1f, 0.3f, -0.5f, 0.42f, 0, 0.68f, 0.45f, 0.5f),
                s.ink(s.pale()).round(0, 0, 0.8f, 0.8f));
        eye(s, 0.38f, -0.16f, 0.14f);
    }

    private static void shark(Sketch s) {
        Colour back = s.near(0.58f, 0.3f, 0.5f);
        s.fill(Path.polygon(-0.65f, 0, -0.98f, -0.42f, -0.78f, 0, -0.95f, 0.25f), s.ink(back));
        s.fill(Path.polygon(-0.05f, -0.15f, 0.0f, -0.62f, 0.3f, -0.15f), s.ink(back.times(0.85f)));
        s.fill(Path.polygon(0.15f, 0.12f, -0.1f, 0.58f, 0.4f, 0.12f), s.ink(back.times(0.75f)));
        Path body = Path.curve(
                0.98f, -0.03f, 0.5f, -0.24f, 0, -0.25f, -0.5f, -0.1f, -0.8f, 0, -0.5f, 0.1f, 0, 0.22f, 0.55f, 0.17f);
        s.fill(body, s.ink(back).with(Pattern.fade(0, 0.08f), s.pale()).round(0, 0, 1.2f, 0.4f));
        for (int i = 0; i < 3; i++) {
            s.line(0.42f + i * 0.07f, -0.08f, 0.4f + i * 0.07f, 0.08f, 0.015f, back.times(0.5f));
        }
        eye(s, 0.76f, -0.07f, 0.05f);
    }

    private static void starfish(Sketch s) {
        Colour skin = s.near(0.05f, 0.75f, 0.85f);
        float waist = s.draws.range(0.28f, 0.4f);
        Path star = new Path().addPolar(0, 0, 40, t -> {
            float w = Waves.triangle(t * 5);
            return waist + (0.97f - waist) * w * w;
        });
        s.fill(
                star,
                s.ink(skin)
                        .with(Pattern.dots(6, 0.26f), skin.mix(Colour.WHITE, 0.6f))
                        .round(0, 0, 1.1f, 1.1f));
        for (int i = 0; i < 5; i++) {
            float t = (i + 0.5f) / 5;
            s.line(0, 0, 0.75f * Waves.cos(t), 0.75f * Waves.sin(t), 0.035f, skin.times(0.6f));
        }
    }

    private static void scallop(Sketch s) {
        Colour shell = s.near(0.04f, 0.4f, 0.92f);
        Path fan = new Path().addPolar(0, 0.55f, 72, t -> {
            float up = Math.max(0.0f, -Waves.sin(t));
            return 0.25f + (1.15f + 0.07f * Waves.triangle(t * 26)) * Waves.step(0.05f, 0.6f, up);
        });
        Pattern ribs = Pattern.sectors(0, 0.62f, 26);
        Ink ink = s.ink(shell).with(ribs, shell.times(0.55f)).round(0, -0.1f, 1.15f, 1.15f);
        s.fill(fan, ink);
        s.fill(Path.polygon(-0.4f, 0.5f, 0.4f, 0.5f, 0.3f, 0.82f, -0.3f, 0.82f), s.ink(shell.times(0.8f)));
    }

    private static void nautilus(Sketch s) {
        Colour shell = s.near(0.07f, 0.5f, 0.92f);
        for (int i = -2; i <= 2; i++) {
            s.fill(
                    Path.stroke(0.5f, 0.4f, 0.09f, 0.8f, 0.55f + i * 0.08f, 0.06f, 0.98f, 0.5f + i * 0.18f, 0.03f),
                    s.ink(shell.times(0.7f)));
        }
        Pattern arm = Pattern.spiral(-0.1f, 0.05f, 1.6f);
        s.fill(
                Path.ellipse(-0.1f, 0, 0.8f, 0.8f),
                s.ink(shell).with(arm, shell.times(0.4f)).round(-0.1f, 0, 0.9f, 0.9f));
        s.fill(Path.polygon(0.1f, 0.78f, 0.7f, 0.0f, 0.82f, 0.3f, 0.5f, 0.85f), s.ink(shell.mix(Colour.WHITE, 0.5f)));
        eye(s, 0.55f, 0.36f, 0.08f);
    }

    private static void urchin(Sketch s) {
        Colour spine = s.near(0.8f, 0.5f, 0.4f);
        int n = 22 + s.draws.below(8);
        Path spines = new Path();
        for (int i = 0; i < n; i++) {
            float t = (i + s.draws.sway(0.3f)) / n;
            float r = s.draws.range(0.78f, 0.99f);
            float c = Waves.cos(t);
            float e = Waves.sin(t);
            spines.add(-e * 0.06f, c * 0.06f, c * r, e * r, e * 0.06f, -c * 0.06f);
        }
        s.fill(spines, s.ink(spine.times(0.8f)));
        s.fill(
                Path.ellipse(0, 0, 0.48f, 0.48f),
                s.ink(spine)
                        .with(Pattern.dots(6, 0.28f), spine.mix(Colour.WHITE, 0.5f))
                        .round(0, 0, 0.55f, 0.55f));
    }

    private static void jellyfish(Sketch s) {
        Colour bell = s.near(0.86f, 0.45f, 0.9f);
        for (int i = -3; i <= 3; i++) {
            float u = i * 0.2f;
            float sway = s.draws.range(0.06f, 0.16f);
            float end = s.draws.range(0.7f, 1);
            s.fill(
                    Path.stroke(u, -0.1f, 0.04f, u + sway, 0.25f, 0.05f, u - sway, 0.55f, 0.04f, u + sway, end, 0.02f),
                    s.ink(bell.times(0.75f + 0.1f * (i & 1))));
        }
        Path dome = Path.curve(
                0, -0.98f, 0.55f, -0.78f, 0.8f, -0.2f, 0.62f, 0.0f, 0.3f, -0.1f, 0, 0, -0.3f, -0.1f, -0.62f, 0.0f,
                -0.8f, -0.2f, -0.55f, -0.78f);
        s.fill(
                dome,
                s.ink(bell)
                        .with(Pattern.sectors(0, -0.9f, 12), bell.mix(Colour.WHITE, 0.5f))
                        .round(0, -0.3f, 0.9f, 0.8f));
    }

    private static void octopus(Sketch s) {
        Colour skin = s.near(0.99f, 0.6f, 0.75f);
        for (int i = 0; i < 8; i++) {
            float side = i < 4 ? -1 : 1;
            float k = i % 4;
            float curl = s.draws.range(0.05f, 0.25f);
            float u = side * (0.25f + 0.2f * k);
            float v = 0.95f - 0.24f * k;
            s.fill(
                    new Knots()
                            .at(side * 0.12f, 0, 0.14f)
                            .at(u * 0.75f, v * 0.55f + 0.12f, 0.1f)
                            .at(u, v, 0.07f)
                            .at(u + side * curl, v - curl, 0.03f)
                            .stroke(),
                    s.ink(skin.times(0.7f + 0.1f * k)));
        }
        Path head = Path.curve(
                0, -0.98f, 0.42f, -0.8f, 0.5f, -0.4f, 0.34f, 0.05f, 0, 0.2f, -0.34f, 0.05f, -0.5f, -0.4f, -0.42f,
                -0.8f);
        s.fill(head, s.ink(skin).with(Pattern.dots(4, 0.2f), skin.times(0.6f)).round(0, -0.4f, 0.6f, 0.65f));
        eye(s, -0.2f, -0.12f, 0.1f);
        eye(s, 0.2f, -0.12f, 0.1f);
    }

    private static void squid(Sketch s) {
        Colour skin = s.near(0.93f, 0.35f, 0.85f);
        for (int i = -3; i <= 3; i++) {
            float u = i * 0.09f;
            float end = (i & 1) == 0 ? 0.98f : 0.75f;
            s.fill(
                    Path.stroke(u, 0.2f, 0.05f, u * 1.5f, 0.5f, 0.04f, u * 2.2f + s.draws.sway(0.06f), end, 0.025f),
                    s.ink(skin.times(0.8f)));
        }
        s.fill(Path.polygon(0, -0.98f, 0.52f, -0.5f, 0, -0.35f, -0.52f, -0.5f), s.ink(skin.times(0.85f)));
        Path mantle = Path.curve(0, -0.95f, 0.24f, -0.5f, 0.27f, 0.02f, 0, 0.12f, -0.27f, 0.02f, -0.24f, -0.5f);
        s.fill(
                mantle,
                s.ink(skin).with(Pattern.bars(4.2f, 0.25f), skin.times(0.6f)).column(-0.35f, 0.35f));
        s.fill(Path.ellipse(0, 0.18f, 0.2f, 0.16f), s.ink(skin));
        eye(s, -0.15f, 0.18f, 0.08f);
        eye(s, 0.15f, 0.18f, 0.08f);
    }

    private static void fin(Sketch s, Colour colour, float u, float half) {
        s.fill(Path.polygon(u, -0.06f, u - 0.38f, -half, u - 0.26f, 0, u - 0.38f, half, u, 0.06f), s.ink(colour));
    }

    private static void eye(Sketch s, float u, float v, float r) {
        s.fill(Path.ellipse(u, v, r, r), s.ink(Colour.WHITE));
        s.fill(Path.ellipse(u + r * 0.2f, v, r * 0.6f, r * 0.6f), s.ink(Colour.BLACK));
    }
}

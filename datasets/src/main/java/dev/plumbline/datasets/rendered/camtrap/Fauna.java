package dev.plumbline.datasets.rendered.camtrap;

import static dev.plumbline.datasets.rendered.camtrap.Habitat.DESERT;
import static dev.plumbline.datasets.rendered.camtrap.Habitat.RAINFOREST;
import static dev.plumbline.datasets.rendered.camtrap.Habitat.SAVANNA;
import static dev.plumbline.datasets.rendered.camtrap.Habitat.UPLAND;
import static dev.plumbline.datasets.rendered.camtrap.Habitat.WETLAND;
import static dev.plumbline.datasets.rendered.camtrap.Habitat.WOODLAND;

import dev.plumbline.datasets.rendered.camtrap.Quadruped.Dress;
import dev.plumbline.datasets.rendered.camtrap.Quadruped.Horns;
import dev.plumbline.datasets.rendered.raster.Colour;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Path;
import dev.plumbline.datasets.rendered.raster.Waves;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The fifteen species, most often seen first. */
final class Fauna {
    private static final Quadruped GAZELLE =
            new Quadruped(0.8f, 0.3f, 0.022f, 0, 0.3f, 0.17f, 0.25f, 0.075f, 0.035f, 0.13f, 0.14f, 0.02f, Horns.LYRE);
    private static final Quadruped STAG = new Quadruped(
            0.84f, 0.33f, 0.026f, 0, 0.34f, 0.15f, 0.27f, 0.08f, 0.04f, 0.15f, 0.14f, 0.03f, Horns.ANTLERS);
    private static final Quadruped HIND =
            new Quadruped(0.84f, 0.32f, 0.025f, 0, 0.34f, 0.15f, 0.26f, 0.08f, 0.04f, 0.16f, 0.14f, 0.03f, Horns.NONE);
    private static final Quadruped BOAR = new Quadruped(
            0.56f, 0.38f, 0.032f, 0.06f, 0.1f, -0.01f, 0.4f, 0.15f, 0.05f, 0.13f, 0.24f, 0.014f, Horns.TUSKS);
    private static final Quadruped BUFFALO =
            new Quadruped(0.74f, 0.52f, 0.05f, 0.06f, 0.14f, 0.0f, 0.3f, 0.14f, 0.09f, 0.14f, 0.4f, 0.02f, Horns.BOSS);
    private static final Quadruped ZEBRA = new Quadruped(
            0.82f, 0.4f, 0.034f, 0.02f, 0.3f, 0.14f, 0.3f, 0.105f, 0.065f, 0.12f, 0.42f, 0.028f, Horns.NONE);
    private static final Quadruped FOX =
            new Quadruped(0.58f, 0.26f, 0.026f, 0, 0.15f, 0.1f, 0.24f, 0.1f, 0.026f, 0.17f, 0.55f, 0.08f, Horns.NONE);
    private static final Quadruped PORCUPINE =
            new Quadruped(0.42f, 0.36f, 0.04f, 0.02f, 0.06f, 0.02f, 0.2f, 0.1f, 0.06f, 0.06f, 0, 0, Horns.NONE);
    private static final Quadruped TAPIR =
            new Quadruped(0.64f, 0.46f, 0.05f, 0.02f, 0.16f, 0.04f, 0.32f, 0.13f, 0.05f, 0.1f, 0, 0, Horns.NONE);
    private static final Quadruped CIVET = new Quadruped(
            0.42f, 0.24f, 0.03f, -0.03f, 0.12f, 0.06f, 0.2f, 0.075f, 0.03f, 0.08f, 0.5f, 0.05f, Horns.NONE);
    private static final Quadruped LEOPARD = new Quadruped(
            0.55f, 0.3f, 0.042f, 0.02f, 0.12f, 0.06f, 0.17f, 0.12f, 0.075f, 0.07f, 0.75f, 0.03f, Horns.NONE);
    private static final Bird FOWL = new Bird(0.22f, 0.62f, 0.24f, 0.045f, 0.08f, 0.07f, 0.2f);
    private static final Bird STORK = new Bird(0.85f, 0.42f, 0.5f, 0.045f, 0.085f, 0.34f, 0.1f);
    private static final Primate BABOON = new Primate(0.17f, 0.75f, 0.03f, false);
    private static final Primate COLOBUS = new Primate(0.0f, 1, 0.09f, true);
    private static final Snake PYTHON = new Snake(0.072f, 0.062f);

    static final List<Species> SPECIES = List.of(
            mammal("gazelle", "ungulate", 0.15f, 0.4f, Set.of(SAVANNA, DESERT), Fauna::gazelle),
            mammal("deer", "ungulate", 0.4f, 0.3f, Set.of(WOODLAND, UPLAND), Fauna::deer),
            mammal("boar", "ungulate", 0.5f, 0.2f, Set.of(WOODLAND, WETLAND), Fauna::boar),
            new Species("guineafowl", "bird", "landfowl", 0.02f, 0.6f, Set.of(SAVANNA, WOODLAND), Fauna::guineafowl),
            mammal("buffalo", "ungulate", 0.4f, 0.3f, Set.of(WETLAND, SAVANNA), Fauna::buffalo),
            mammal("baboon", "primate", 0.03f, 0.4f, Set.of(SAVANNA, UPLAND), Fauna::baboon),
            mammal("zebra", "ungulate", 0.2f, 0.4f, Set.of(SAVANNA, DESERT), Fauna::zebra),
            mammal("fox", "carnivore", 0.7f, 0.05f, Set.of(DESERT, UPLAND), Fauna::fox),
            mammal("porcupine", "rodent", 0.92f, 0.1f, Set.of(DESERT, WOODLAND), Fauna::porcupine),
            new Species("stork", "bird", "wader", 0.02f, 0.2f, Set.of(WETLAND, SAVANNA), Fauna::stork),
            mammal("tapir", "ungulate", 0.75f, 0.05f, Set.of(RAINFOREST, WETLAND), Fauna::tapir),
            mammal("civet", "carnivore", 0.95f, 0.02f, Set.of(RAINFOREST, WOODLAND), Fauna::civet),
            mammal("colobus", "primate", 0.03f, 0.3f, Set.of(RAINFOREST, UPLAND), Fauna::colobus),
            mammal("leopard", "carnivore", 0.6f, 0.02f, Set.of(RAINFOREST, SAVANNA), Fauna::leopard),
            new Species("python", "reptile", "snake", 0.4f, 0, Set.of(RAINFOREST, WETLAND), Fauna::python));

    private Fauna() {}

    private static Species mammal(
            String name, String order, float night, float company, Set<Habitat> homes, Consumer<Figure> drawing) {
        return new Species(name, "mammal", order, night, company, homes, drawing);
    }

    private static void gazelle(Figure f) {
        Colour tan = fur(f, 0xc08a4e);
        Coat belly = Coat.plain(Colour.hex(0xf0e8d8));
        Coat flank =
                belly.above(-0.56f, 0.015f, Coat.plain(Colour.hex(0x3b2a1c))).above(-0.64f, 0.015f, Coat.plain(tan));
        GAZELLE.draw(
                f,
                new Dress(
                        flank,
                        Coat.plain(tan),
                        Coat.plain(tan.times(1.05f)),
                        Coat.plain(tan.times(1.15f)),
                        Coat.plain(Colour.hex(0x2b211a))),
                graze(f, 0.4f));
    }

    private static void deer(Figure f) {
        Colour russet = fur(f, 0x9c5f32);
        Coat spots = Coat.spotted(russet, Colour.hex(0xf2e6cf), 9, salt(f));
        Coat trunk = Coat.plain(Colour.hex(0xd9c7a8)).above(-0.54f, 0.03f, spots);
        Quadruped build = f.individual().chance(0.4f) ? STAG : HIND;
        build.draw(
                f,
                new Dress(
                        trunk,
                        spots,
                        Coat.plain(russet.times(0.85f)),
                        Coat.plain(russet.times(0.95f)),
                        Coat.plain(Colour.hex(0xeadfca))),
                graze(f, 0.4f));
    }

    private static void boar(Figure f) {
        Colour hair = fur(f, 0x665648);
        Coat coat = Coat.grizzled(hair, hair.times(1.8f), salt(f));
        crest(f, -0.62f, hair.times(0.5f), 0.12f);
        BOAR.draw(f, Dress.all(coat), graze(f, 0.5f) * 0.6f);
    }

    private static void buffalo(Figure f) {
        Colour hide = fur(f, 0x3d3430);
        BUFFALO.draw(f, Dress.all(Coat.plain(hide)), graze(f, 0.4f));
    }

    private static void zebra(Figure f) {
        Colour pale = fur(f, 0xefe9dc);
        Coat stripes = Coat.striped(pale, Colour.hex(0x1d1a18), f.individual().range(6.5f, 8), salt(f));
        Coat hoops = Coat.striped(pale, Colour.hex(0x1d1a18), 2, salt(f));
        Coat legs = (u, v, rgba) -> hoops.at(v * 4.5f, u, rgba);
        ZEBRA.draw(f, new Dress(stripes, stripes, legs, stripes, Coat.plain(Colour.hex(0x2a2624))), graze(f, 0.4f));
    }

    private static void fox(Figure f) {
        Colour red = fur(f, 0xb8622c);
        Coat trunk = Coat.plain(Colour.hex(0xe8dcca)).above(-0.3f, 0.03f, Coat.plain(red));
        Coat tail = Coat.plain(red).between(-2, -0.67f, Coat.plain(Colour.hex(0xf3ece0)));
        FOX.draw(
                f,
                new Dress(trunk, Coat.plain(red), Coat.plain(Colour.hex(0x3a2a22)), Coat.plain(red.times(1.05f)), tail),
                graze(f, 0.3f) * 0.8f);
    }

    private static void porcupine(Figure f) {
        Colour hair = fur(f, 0x3a312b);
        PORCUPINE.draw(f, Dress.all(Coat.plain(hair)), 0.2f);
        Path dark = new Path();
        Path pale = new Path();
        Draws quills = f.individual();
        for (int i = 0; i < 52; i++) {
            float at = quills.unit();
            float u = Waves.mix(0.32f, -0.42f, at);
            float v = -0.3f - 0.12f * Waves.sin(0.5f * at) - quills.range(-0.08f, 0.1f);
            float turn = Waves.mix(0.36f, 0.49f, at) + quills.sway(0.035f);
            float reach = quills.range(0.28f, 0.46f);
            float c = Waves.cos(turn) * reach;
            float s = -Waves.sin(turn) * reach;
            ((i & 1) == 0 ? dark : pale).add(u - 0.009f, v + 0.019f, u + c, v + s, u + 0.009f, v - 0.019f);
        }
        f.fill(dark, Colour.hex(0x241f1c), 1);
        f.fill(pale, Colour.hex(0xe9e2d2), 1);
    }

    private static void tapir(Figure f) {
        Colour black = fur(f, 0x453f3c);
        Colour pale = Colour.hex(0xd8d4cc);
        Coat saddle = (u, v, rgba) -> {
            float lean = 0.3f * (v + 0.45f);
            float inside = Waves.step(-0.33f, -0.27f, u - lean) * (1 - Waves.step(0.1f, 0.16f, u + lean));
            black.mix(pale, rgba, inside);
        };
        Coat plain = Coat.plain(black);
        TAPIR.draw(f, new Dress(saddle, plain, plain, plain, plain), graze(f, 0.4f) * 0.7f);
    }

    private static void civet(Figure f) {
        Colour grey = fur(f, 0xa29a88);
        Colour black = Colour.hex(0x322d2a);
        Coat blotches = Coat.patched(grey, black, 9, salt(f));
        Coat crested = blotches.above(-0.38f, 0.015f, Coat.plain(black));
        Coat rings = (u, v, rgba) -> grey.mix(black, rgba, Waves.step(0.35f, 0.65f, Waves.triangle(u * 7 + v * 7)));
        CIVET.draw(
                f,
                new Dress(crested, blotches, Coat.plain(black), Coat.plain(grey.times(0.8f)), rings),
                graze(f, 0.4f) * 0.5f);
    }

    private static void leopard(Figure f) {
        Colour gold = fur(f, 0xd0a052);
        Coat rosettes = Coat.rosettes(gold, Colour.hex(0x2a2018), 8.5f, salt(f));
        Coat trunk = Coat.plain(Colour.hex(0xeadfc6)).above(-0.29f, 0.02f, rosettes);
        LEOPARD.draw(
                f,
                new Dress(trunk, rosettes, rosettes, Coat.spotted(gold, Colour.hex(0x2a2018), 22, salt(f)), rosettes),
                graze(f, 0.2f) * 0.6f);
    }

    private static void guineafowl(Figure f) {
        Colour slate = fur(f, 0x4d5160);
        Coat pearls = Coat.spotted(slate, Colour.hex(0xf0f0ee), 15, salt(f));
        FOWL.draw(
                f,
                new Bird.Plumage(
                        pearls,
                        pearls,
                        Colour.hex(0x50608c),
                        Colour.hex(0x5d8fc0),
                        Colour.hex(0xc8452e),
                        Colour.hex(0x4a4440)),
                graze(f, 0.5f));
    }

    private static void stork(Figure f) {
        Colour white = fur(f, 0xf2efe8);
        Coat body = Coat.plain(white);
        Coat wing = Coat.plain(Colour.hex(0x1f1d20)).between(-0.1f, 1, body);
        STORK.draw(
                f,
                new Bird.Plumage(body, wing, white, white, Colour.hex(0xc8432a), Colour.hex(0xc8502f)),
                graze(f, 0.35f));
    }

    private static void baboon(Figure f) {
        Colour olive = fur(f, 0x968252);
        Coat hair = Coat.grizzled(olive, olive.times(0.6f), salt(f));
        BABOON.draw(
                f,
                new Primate.Fur(hair, Colour.hex(0x3c302c), olive, olive.times(0.8f)),
                f.individual().chance(0.35f));
    }

    private static void colobus(Figure f) {
        Colour black = fur(f, 0x252224);
        Colour white = Colour.hex(0xefece6);
        COLOBUS.draw(
                f,
                new Primate.Fur(Coat.plain(black), black.times(0.8f), white, white),
                f.individual().chance(0.6f));
    }

    private static void python(Figure f) {
        Colour straw = fur(f, 0xb09a5e);
        Colour brown = straw.times(0.36f);
        PYTHON.draw(f, Coat.grizzled(straw, straw.times(0.7f), salt(f)), brown, brown.mix(straw, 0.4f));
    }

    /** A species' colour as this individual has it. */
    private static Colour fur(Figure f, int rgb) {
        Colour usual = Colour.hex(rgb);
        float value = f.individual().range(0.8f, 1.2f);
        float warm = f.individual().sway(0.06f);
        return new Colour(usual.red() * (value + warm), usual.green() * value, usual.blue() * (value - warm));
    }

    private static int salt(Figure f) {
        return (int) f.individual().next();
    }

    /** How low the head is in this shot: 0 up, 1 at the ground. */
    private static float graze(Figure f, float often) {
        return f.shot().chance(often) ? f.shot().range(0.7f, 1) : f.shot().range(0, 0.15f);
    }

    /** Stiff hair along the back. */
    private static void crest(Figure f, float back, Colour colour, float height) {
        Path mane = new Path();
        for (int i = 0; i < 12; i++) {
            float u = -0.25f + i * 0.055f;
            float v = back + 0.06f;
            mane.add(u, v, u - 0.05f, v - height * (0.6f + 0.07f * Math.min(i, 8)), u + 0.06f, v);
        }
        f.fill(mane, colour, 1);
    }
}

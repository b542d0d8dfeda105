package dev.plumbline.datasets.rendered.objects;

import dev.plumbline.datasets.rendered.RenderedClass;
import dev.plumbline.datasets.rendered.World;
import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Waves;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code rendered:objects}: one object to an image, of 64 classes in 18 families in 6 kingdoms. The index is endless and
 * the classes take turns: image i shows class i mod 64, so any 64 in a row hold each class once.
 *
 * <p>A class is a build and a surface: what its parts are, how they sit, and which lattice pattern they bear. Colour,
 * proportion, pose, light, backdrop and clutter vary within a class. With {@code rendered:camtrap} it shares the
 * arithmetic of the raster package and nothing else: its patterns are exact lattices without noise, its places are
 * studio backdrops without ground or sky, none of its creatures walks, perches or crawls on land, and it has no camera.
 */
public final class ObjectsWorld implements World {
    private static final long STREAM = 0x0B7EC75L;
    private static final List<Family> FAMILIES = Stream.of(
                    Plants.families(),
                    Creatures.families(),
                    Vehicles.families(),
                    Buildings.families(),
                    Household.families(),
                    Pastimes.families())
            .flatMap(List::stream)
            .toList();
    private static final List<ObjectClass> DRAWINGS =
            FAMILIES.stream().flatMap(family -> family.classes().stream()).toList();
    private static final List<RenderedClass> CLASSES = FAMILIES.stream()
            .flatMap(family -> family.classes().stream()
                    .map(leaf -> new RenderedClass(family.kingdom(), family.name(), leaf.name())))
            .toList();

    private final long seed;
    private final ObjectsKnobs knobs;

    public ObjectsWorld(long seed) {
        this(seed, ObjectsKnobs.FROZEN);
    }

    public ObjectsWorld(long seed, ObjectsKnobs knobs) {
        this.seed = seed;
        this.knobs = knobs;
    }

    @Override
    public List<RenderedClass> classes() {
        return CLASSES;
    }

    @Override
    public int label(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("image index must not be negative, but is " + index);
        }
        return index % CLASSES.size();
    }

    @Override
    public void render(int index, int size, byte[] rgb, int offset) {
        World.checkTarget(size, rgb, offset);
        ObjectClass subject = DRAWINGS.get(label(index));
        Draws draws = Draws.of(seed, STREAM, index);
        Canvas canvas = new Canvas(size);
        Backdrop backdrop = new Backdrop(canvas, draws);
        backdrop.paint(knobs.patternedBackdrop());
        backdrop.scatter(draws.below(knobs.clutter() + 1));
        place(subject, canvas, backdrop, draws);
        if (draws.chance(knobs.occluder())) {
            backdrop.occlude();
        }
        expose(canvas, draws.range(knobs.darkest(), knobs.brightest()));
        canvas.write(rgb, offset);
    }

    private void place(ObjectClass subject, Canvas canvas, Backdrop backdrop, Draws draws) {
        float half = 0.5f * draws.range(knobs.smallest(), knobs.largest());
        float x = 0.5f + draws.sway(knobs.offCentre());
        float y = 0.5f + draws.sway(knobs.offCentre());
        float turns = draws.sway(subject.spin());
        float flip = draws.chance(0.5f) ? -1 : 1;
        float narrow = 1 - draws.range(0, knobs.squeeze());
        if (subject.spin() < ObjectClass.LOOSE) {
            backdrop.shadow(x, y + half * 0.95f, half);
        }
        Affine pose = Affine.at(x, y).turn(turns).lean(draws.sway(knobs.lean())).scale(half * flip * narrow, half);
        Sketch sketch = new Sketch(canvas, pose, light(turns, flip, draws), knobs.hueFreedom(), draws);
        canvas.subject(true);
        subject.drawing().accept(sketch);
        canvas.subject(false);
    }

    /** Light from above, to one side, in the coordinates of an object that is turned and mirrored so. */
    private Ink.Light light(float turns, float flip, Draws draws) {
        float side = draws.sway(0.2f) - 0.25f;
        float reach = draws.range(0.3f, 0.8f);
        float x = reach * Waves.cos(side);
        float y = reach * Waves.sin(side);
        float cos = Waves.cos(turns);
        float sin = Waves.sin(turns);
        float z = (float) Math.sqrt(1 - reach * reach);
        float ambient = draws.range(0.4f, knobs.flattest());
        return new Ink.Light(flip * (cos * x + sin * y), cos * y - sin * x, z, ambient, draws.range(0, 2));
    }

    private static void expose(Canvas canvas, float gain) {
        canvas.grade((x, y, rgb) -> {
            for (int c = 0; c < 3; c++) {
                rgb[c] *= gain;
            }
        });
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.RenderedClass;
import dev.plumbline.datasets.rendered.World;
import dev.plumbline.datasets.rendered.raster.Affine;
import dev.plumbline.datasets.rendered.raster.Canvas;
import dev.plumbline.datasets.rendered.raster.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code rendered:camtrap}: a survey with camera traps, modelled on iWildCam-WILDS (Koh et al., ICML 2021; Beery et al.
 * 2020). Fifteen species and empty frames, long-tailed; train, ID validation and ID test share cameras and no day of
 * any of them; OOD validation and the OOD test have cameras of their own. The group of an image is its camera.
 *
 * <p>With {@code rendered:objects} it shares the arithmetic of the raster package and nothing else: its textures are
 * {@link ValueNoise}, its places are country under sky or flash, its animals walk, perch and crawl on land, and only it
 * has a {@link Lens}.
 */
public final class CamtrapWorld implements World {
    private static final long STREAM = 0xCA37A9L;
    private static final List<Portrait> PORTRAITS =
            Fauna.SPECIES.stream().map(Portrait::of).toList();

    private final long seed;
    private final CamtrapKnobs knobs;
    private final List<RenderedClass> classes;
    private final List<Site> sites;
    private final List<Frame> frames;

    public CamtrapWorld(long seed) {
        this(seed, CamtrapKnobs.FROZEN);
    }

    public CamtrapWorld(long seed, CamtrapKnobs knobs) {
        this.seed = seed;
        this.knobs = knobs;
        this.classes = leaves();
        this.sites = IntStream.range(0, knobs.sizes().cameras())
                .mapToObj(camera -> Site.draw(seed, camera, knobs.look()))
                .toList();
        this.frames = new Survey(seed, knobs, Fauna.SPECIES).frames();
    }

    @Override
    public List<RenderedClass> classes() {
        return classes;
    }

    /** The number of images, over all splits. */
    public int size() {
        return frames.size();
    }

    /** What image {@code index} is of: its split, camera, day, sequence and label. */
    public Frame frame(int index) {
        if (index < 0 || index >= frames.size()) {
            throw new IllegalArgumentException("image index must be 0 to " + (frames.size() - 1) + ", but is " + index);
        }
        return frames.get(index);
    }

    @Override
    public int label(int index) {
        return frame(index).label();
    }

    @Override
    public void render(int index, int size, byte[] rgb, int offset) {
        World.checkTarget(size, rgb, offset);
        paint(index, size).write(rgb, offset);
    }

    /** The share of the frame that the animal shows, in [0, 1], as drawn at {@code size} pixels. */
    public float animalShare(int index, int size) {
        return paint(index, size).subjectShare();
    }

    private Canvas paint(int index, int size) {
        Frame frame = frame(index);
        Canvas canvas = paint(frame, size, 2);
        if (frame.label() != Frame.EMPTY && canvas.subjectShare() < Portrait.LEAST_SHOWN) {
            canvas = paint(frame, size, 0);
        }
        return canvas;
    }

    /** Paints a frame; features nearer than {@code nearest} in front of an animal are left out. */
    private Canvas paint(Frame frame, int size, float nearest) {
        Site site = sites.get(frame.camera());
        Draws day = Draws.of(seed, STREAM, 1, frame.camera(), frame.day());
        Draws shot = Draws.of(seed, STREAM, 2, frame.sequence(), frame.shot());
        Weather weather = Weather.at(frame, day, shot, knobs.look().haze());
        Affine view = Affine.at(0.5f + day.normal() * 0.012f, 0.5f + day.normal() * 0.01f)
                .turn(site.roll() + day.normal() * 0.003f)
                .move(-0.5f, -0.5f);
        Canvas canvas = new Canvas(size);
        Scene scene = new Scene(canvas, site, weather, view);
        scene.backdrop();
        if (frame.label() == Frame.EMPTY) {
            scene.features(0, 2);
        } else {
            Draws burst = Draws.of(seed, STREAM, 3, frame.sequence());
            Visit visit = new Visit(PORTRAITS.get(frame.label() - 1), frame, weather, site, knobs.look(), burst);
            visit.stage(canvas, scene, view, shot, nearest);
        }
        site.lens().shoot(canvas, weather, grain(weather, shot), (int) shot.next());
        return canvas;
    }

    private float grain(Weather weather, Draws shot) {
        return shot.range(0.5f, 1.3f)
                * (weather.night() ? knobs.look().nightGrain() : knobs.look().dayGrain());
    }

    private static List<RenderedClass> leaves() {
        List<RenderedClass> leaves = new ArrayList<>();
        leaves.add(new RenderedClass("nothing", "no animal", "empty"));
        for (Species species : Fauna.SPECIES) {
            leaves.add(new RenderedClass(species.kingdom(), species.order(), species.name()));
        }
        return List.copyOf(leaves);
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One camera's place: country, viewpoint, lens, and what stands there, farthest first.
 *
 * @param salt sets this place's textures apart
 * @param horizon where the ground ends, from the top of the frame; below 0 the camera looks down
 * @param roll how far the camera is tilted sideways, in turns
 * @param trail where a path leaves at the bottom, in frame widths from the left; below 0 for none
 * @param water height of a pool's far bank; below 0 for none
 * @param close how large animals appear here, as a factor on the area they cover
 * @param squash how far looking down from above shortens what stands upright, as a factor
 */
record Site(
        int camera,
        Habitat habitat,
        int salt,
        float horizon,
        float roll,
        float trail,
        float water,
        float close,
        float squash,
        Lens lens,
        List<Feature> features) {
    private static final long STREAM = 0x517E;

    enum Kind {
        TREE,
        CONIFER,
        BUSH,
        ROCK,
        TUFT,
        REEDS,
        FERN,
        LOG,
        MOUND
    }

    /**
     * Something that stands at a place.
     *
     * @param near 0 at the horizon, 1 at the camera
     * @param size in frame heights, if it stood at the camera
     */
    record Feature(Kind kind, float x, float near, float size, long key) {}

    static Habitat habitat(long seed, int camera) {
        Habitat[] all = Habitat.values();
        return all[(camera + Draws.of(seed, STREAM, camera / all.length).below(all.length)) % all.length];
    }

    static Site draw(long seed, int camera, CamtrapKnobs.Look look) {
        Draws draws = Draws.of(seed, STREAM, camera, 1);
        Habitat habitat = habitat(seed, camera);
        boolean down = draws.chance(0.15f);
        float horizon = down ? draws.range(-0.25f, -0.05f) : draws.range(0.14f, 0.46f);
        boolean wet = habitat == Habitat.WETLAND && draws.chance(0.7f);
        return new Site(
                camera,
                habitat,
                (int) draws.next(),
                horizon,
                draws.normal() * 0.009f,
                draws.chance(0.4f) ? draws.range(0.2f, 0.8f) : -1,
                wet && !down ? horizon + draws.range(0.04f, 0.2f) : -1,
                draws.range(0.55f, 1.5f),
                down ? draws.range(0.62f, 0.8f) : draws.range(0.82f, 1),
                Lens.draw(draws, look.cast()),
                features(habitat, draws, look));
    }

    private static List<Feature> features(Habitat habitat, Draws draws, CamtrapKnobs.Look look) {
        List<Feature> features = new ArrayList<>();
        Kind[] kinds = kinds(habitat);
        int n = 7 + draws.below(7);
        for (int i = 0; i < n; i++) {
            float near = draws.unit();
            Kind kind = kinds[draws.below(kinds.length)];
            features.add(
                    new Feature(kind, draws.range(-0.05f, 1.05f), near * near * 0.7f, size(kind, draws), draws.next()));
        }
        int fore = draws.below(2 + Math.round(5 * look.undergrowth()));
        for (int i = 0; i < fore; i++) {
            Kind kind = habitat == Habitat.RAINFOREST ? Kind.FERN : habitat == Habitat.WETLAND ? Kind.REEDS : Kind.TUFT;
            features.add(new Feature(kind, draws.unit(), draws.range(0.9f, 1.05f), size(kind, draws), draws.next()));
        }
        features.sort(Comparator.comparing(Feature::near));
        return List.copyOf(features);
    }

    private static Kind[] kinds(Habitat habitat) {
        return switch (habitat) {
            case SAVANNA -> new Kind[] {Kind.TREE, Kind.TUFT, Kind.TUFT, Kind.BUSH, Kind.MOUND, Kind.ROCK};
            case WOODLAND -> new Kind[] {Kind.TREE, Kind.TREE, Kind.TREE, Kind.BUSH, Kind.LOG, Kind.TUFT};
            case RAINFOREST -> new Kind[] {Kind.TREE, Kind.TREE, Kind.FERN, Kind.FERN, Kind.BUSH, Kind.LOG};
            case DESERT -> new Kind[] {Kind.ROCK, Kind.ROCK, Kind.ROCK, Kind.BUSH, Kind.TUFT};
            case WETLAND -> new Kind[] {Kind.REEDS, Kind.REEDS, Kind.BUSH, Kind.TREE, Kind.LOG};
            case UPLAND -> new Kind[] {Kind.CONIFER, Kind.CONIFER, Kind.CONIFER, Kind.ROCK, Kind.TUFT};
        };
    }

    private static float size(Kind kind, Draws draws) {
        return switch (kind) {
            case TREE -> draws.range(1.2f, 2);
            case CONIFER -> draws.range(0.9f, 1.6f);
            case BUSH -> draws.range(0.22f, 0.4f);
            case ROCK -> draws.range(0.12f, 0.32f);
            case TUFT -> draws.range(0.16f, 0.3f);
            case REEDS -> draws.range(0.35f, 0.6f);
            case FERN -> draws.range(0.25f, 0.45f);
            case LOG -> draws.range(0.4f, 0.8f);
            case MOUND -> draws.range(0.3f, 0.5f);
        };
    }
}

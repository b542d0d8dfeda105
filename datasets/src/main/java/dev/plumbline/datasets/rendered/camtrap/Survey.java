package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.Split;
import dev.plumbline.datasets.rendered.raster.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws up the whole survey: how many images of each species each split has, at which cameras, on which days, in which
 * bursts. Counts fall with rank r as r^-s (Zipf), s set by the ratio of the first to the last.
 */
final class Survey {
    /** Days a camera runs: enough for disjoint days of train, validation and test. */
    static final int DAYS = 24;

    private static final int TRAIN_DAYS = 14;
    private static final int VAL_DAYS = 4;
    private static final int LONGEST_BURST = 4;

    private final long seed;
    private final CamtrapKnobs knobs;
    private final List<Species> species;
    private int sequences;

    Survey(long seed, CamtrapKnobs knobs, List<Species> species) {
        this.seed = seed;
        this.knobs = knobs;
        this.species = species;
    }

    /** All frames, split by split in the order of {@link Split}, shuffled within a split. */
    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (Split split : Split.values()) {
            frames.addAll(frames(split));
        }
        return List.copyOf(frames);
    }

    private List<Frame> frames(Split split) {
        Draws draws = Draws.of(seed, 0x5A11, split.name().hashCode());
        int[] cameras = cameras(split);
        int images = knobs.sizes().images(split);
        int empty = Math.round(images * knobs.occurrence().empty());
        int[] counts = counts(split, images - empty);
        List<Frame> frames = new ArrayList<>(images);
        for (int rank = 0; rank < counts.length; rank++) {
            int[] homes = homes(rank, cameras);
            int[] share = spread(counts[rank], homes.length, 1, draws);
            for (int i = 0; i < homes.length; i++) {
                bursts(split, homes[i], rank + 1, share[i], draws, frames);
            }
        }
        int[] share = spread(empty, cameras.length, 0, draws);
        for (int i = 0; i < cameras.length; i++) {
            bursts(split, cameras[i], Frame.EMPTY, share[i], draws, frames);
        }
        shuffle(frames, draws);
        return frames;
    }

    private int[] cameras(Split split) {
        int id = knobs.sizes().idCameras();
        int val = knobs.sizes().oodValCameras();
        return switch (split) {
            case TRAIN, ID_VAL, ID_TEST -> IntStream.range(0, id).toArray();
            case OOD_VAL -> IntStream.range(id, id + val).toArray();
            case OOD_TEST -> IntStream.range(id + val, knobs.sizes().cameras()).toArray();
        };
    }

    private int[] counts(Split split, int images) {
        int n = species.size();
        int floor = split == Split.ID_TEST || split == Split.OOD_TEST
                ? knobs.occurrence().testFloor()
                : 1;
        double[] weights = new double[n];
        for (int rank = 0; rank < n; rank++) {
            double exponent = StrictMath.log(knobs.occurrence().headToTail()) / StrictMath.log(n);
            weights[rank] = StrictMath.pow(rank + 1, -exponent);
        }
        return apportion(images, weights, floor);
    }

    /** Cameras where a species occurs: more for a common one, its own habitats first. */
    private int[] homes(int rank, int[] cameras) {
        float share = 1 - (float) rank / (species.size() - 1);
        float most = knobs.occurrence().widest() * cameras.length;
        int few = knobs.occurrence().fewestCameras();
        int n = Math.round(few + (most - few) * share * share);
        return Arrays.stream(cameras)
                .boxed()
                .sorted(Comparator.comparing((Integer camera) -> reluctance(rank, camera)))
                .limit(n)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private float reluctance(int rank, int camera) {
        boolean home = species.get(rank).homes().contains(Site.habitat(seed, camera));
        return Draws.of(seed, 0x40E5, rank, camera).unit() * (home ? 0.4f : 1);
    }

    /** Cuts a total into unequal parts, each at least {@code floor}. */
    private static int[] spread(int total, int parts, int floor, Draws draws) {
        double[] weights = new double[parts];
        for (int i = 0; i < parts; i++) {
            float w = draws.unit();
            weights[i] = 0.15f + w * w;
        }
        return apportion(total, weights, floor);
    }

    /** Gives each part its floor and the rest by weight, by largest remainder. */
    static int[] apportion(int total, double[] weights, int floor) {
        double sum = Arrays.stream(weights).sum();
        int[] counts = new int[weights.length];
        double[] rest = new double[weights.length];
        double over = 0;
        for (int i = 0; i < counts.length; i++) {
            over += Math.max(0, total * weights[i] / sum - floor);
        }
        int left = total - floor * counts.length;
        int given = 0;
        for (int i = 0; i < counts.length; i++) {
            double extra = over == 0 ? 0 : left * Math.max(0, total * weights[i] / sum - floor) / over;
            counts[i] = floor + (int) extra;
            rest[i] = extra - (int) extra;
            given += counts[i];
        }
        for (int k = given; k < total; k++) {
            int best = IntStream.range(0, rest.length)
                    .boxed()
                    .max(Comparator.comparing(i -> rest[i]))
                    .orElseThrow();
            counts[best]++;
            rest[best] = -1;
        }
        return counts;
    }

    private void bursts(Split split, int camera, int label, int images, Draws draws, List<Frame> frames) {
        int left = images;
        while (left > 0) {
            int shots = Math.min(left, 1 + draws.below(LONGEST_BURST));
            int day = day(split, camera, draws);
            int minute = minute(label, draws);
            int sequence = sequences++;
            for (int shot = 0; shot < shots; shot++) {
                frames.add(new Frame(split, camera, day, minute, sequence, shot, label));
            }
            left -= shots;
        }
    }

    /** A day of this split at this camera: each camera deals its days out to the splits in an order of its own. */
    private int day(Split split, int camera, Draws draws) {
        int from = split == Split.ID_VAL ? TRAIN_DAYS : split == Split.ID_TEST ? TRAIN_DAYS + VAL_DAYS : 0;
        int to = split == Split.TRAIN ? TRAIN_DAYS : split == Split.ID_VAL ? TRAIN_DAYS + VAL_DAYS : DAYS;
        int dealt = from + draws.below(to - from);
        int step = 5 + 2 * (camera % 3 == 1 ? 1 : 3);
        return (dealt * step + camera * 7) % DAYS;
    }

    private int minute(int label, Draws draws) {
        float night = label == Frame.EMPTY ? 0.4f : species.get(label - 1).night();
        if (draws.chance(night)) {
            return (1110 + draws.below(690)) % 1440;
        }
        return 360 + draws.below(750);
    }

    private static void shuffle(List<Frame> frames, Draws draws) {
        for (int i = frames.size() - 1; i > 0; i--) {
            int j = draws.below(i + 1);
            Frame swap = frames.get(i);
            frames.set(i, frames.get(j));
            frames.set(j, swap);
        }
    }
}

package dev.plumbline.datasets.overlap;

import dev.plumbline.datasets.UnreadableImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds images that two pools have in common. Candidates are pairs whose perceptual hashes differ in at most
 * {@code distance} bits; a candidate counts where the pixels are the same, or the likeness is at least {@value #ALIKE}.
 *
 * @param distance 0 to {@value #FARTHEST}: the farther, the more candidates, each of which is read and compared
 */
public record OverlapSearch(int distance, int threads) {
    public static final int FARTHEST = 20;
    /** Among the 450 million pairs of 30,000 photographs three are as much alike, and show the same. */
    private static final double ALIKE = 0.9;

    public OverlapSearch {
        if (distance < 0 || distance > FARTHEST || threads < 1) {
            throw new IllegalArgumentException(
                    "a distance of 0 to " + FARTHEST + " and a thread or more, not " + distance + " and " + threads);
        }
    }

    /**
     * Between two pools, or, where they are of one source and share ids, between different images of it: a pair of which both
     * stand in both pools counts once.
     *
     * @throws UnreadableImage for an image that cannot be read
     */
    public Overlap between(ImagePool a, ImagePool b) throws UnreadableImage, InterruptedException {
        try (Crew crew = new Crew(threads)) {
            Prints ofA = Prints.of(a, crew);
            boolean same = a.source() == b.source();
            boolean itself = same && a.images().equals(b.images());
            Prints ofB = itself ? ofA : Prints.of(b, crew);
            HammingIndex index = ofA.index(distance);
            Queue<Match> matches = new ConcurrentLinkedQueue<>();
            crew.each(ofB.count(), place -> match(ofA, index, ofB, place, new Own(same, itself), matches));
            return new Overlap(a, b, sorted(matches));
        }
    }

    private record Own(boolean source, boolean pool) {
        boolean skips(String a, String b) {
            return source && (pool ? a.compareTo(b) >= 0 : a.equals(b));
        }
    }

    private static void match(Prints a, HammingIndex index, Prints b, int place, Own own, Queue<Match> matches)
            throws UnreadableImage {
        List<Integer> near = new ArrayList<>();
        index.within(b.hash(place), near::add);
        for (int candidate : near) {
            if (own.skips(a.image(candidate), b.image(place))) {
                continue;
            }
            boolean exact = a.digest(candidate).equals(b.digest(place));
            double likeness = exact ? 1 : Likeness.of(a.read(candidate), b.read(place));
            if (likeness >= ALIKE) {
                matches.add(new Match(
                        a.image(candidate),
                        b.image(place),
                        exact ? Match.Kind.EXACT : Match.Kind.NEAR,
                        Long.bitCount(a.hash(candidate) ^ b.hash(place)),
                        likeness));
            }
        }
    }

    private static List<Match> sorted(Queue<Match> matches) {
        return matches.stream()
                .sorted(Comparator.comparing(Match::a).thenComparing(Match::b))
                .toList();
    }
}

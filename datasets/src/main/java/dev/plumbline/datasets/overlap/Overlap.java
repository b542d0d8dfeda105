package dev.plumbline.datasets.overlap;

import java.util.List;
import java.util.function.Function;

/**
 * What two pools have in common.
 *
 * @param matches sorted by the images' ids
 */
public record Overlap(ImagePool a, ImagePool b, List<Match> matches) {
    public Overlap {
        matches = List.copyOf(matches);
    }

    /** Images of the first pool that have such a match. */
    public long imagesOfA(Match.Kind kind) {
        return images(kind, Match::a);
    }

    /** Images of the second pool that have such a match. */
    public long imagesOfB(Match.Kind kind) {
        return images(kind, Match::b);
    }

    public long pairs(Match.Kind kind) {
        return matches.stream().filter(match -> match.kind() == kind).count();
    }

    private long images(Match.Kind kind, Function<Match, String> side) {
        return matches.stream()
                .filter(match -> match.kind() == kind)
                .map(side)
                .distinct()
                .count();
    }
}

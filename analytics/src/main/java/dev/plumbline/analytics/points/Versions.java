package dev.plumbline.analytics.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scores of one checkpoint on one test set.
 *
 * @param scores at most one per generation and metric version; at least one
 */
public record Versions(List<Score> scores) {
    public Versions {
        scores = List.copyOf(scores);
    }

    Optional<Score> sameVersion(Score score) {
        return scores.stream().filter(score::sameVersion).findFirst();
    }

    boolean supersede(Score score) {
        return scores.stream().anyMatch(other -> Score.VERSION.compare(other, score) > 0);
    }

    Versions with(Score score) {
        List<Score> all = new ArrayList<>(scores);
        all.add(score);
        return new Versions(all);
    }
}

package dev.plumbline.analytics.comparison;

import java.util.Locale;
import java.util.Optional;

/**
 * Comparisons whose p-values Holm's method adjusts together.
 *
 * @param pairs of the comparison that has the most
 */
record Family(int comparisons, int pairs) {
    /** Why none of its differences can be decided, whatever they are; empty where one can. */
    Optional<String> tooFewPairs() {
        double least = Difference.leastP(pairs, comparisons);
        return least < Difference.LEVEL
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "no difference can be called higher or lower: over %d comparisons of %d pairs at most the smallest"
                                + " adjusted p-value there can be is %.3f. With %d pairs it can: more pre-training seeds,"
                                + " or fewer series",
                        comparisons,
                        pairs,
                        least,
                        Difference.fewestPairs(comparisons)));
    }
}

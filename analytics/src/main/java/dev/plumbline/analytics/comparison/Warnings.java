package dev.plumbline.analytics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader of a study's comparisons must know. */
final class Warnings {
    private Warnings() {}

    /** @param margins that the study's runs declare, in points */
    static List<String> of(SortedSet<Double> margins, List<SeriesScale> series) {
        List<String> warnings = new ArrayList<>();
        if (margins.size() > 1) {
            warnings.add("the study's runs declare several margins, "
                    + margins.stream().map(Warnings::text).collect(Collectors.joining(" and "))
                    + " points; the smallest counts");
        }
        TreeSet<String> confounded = new TreeSet<>();
        for (SeriesScale one : series) {
            series.stream().filter(one::isConfoundedWith).forEach(other -> confounded.add(other.series()));
        }
        if (!confounded.isEmpty()) {
            warnings.add("images and optimizer steps differ together between " + String.join(", ", confounded)
                    + ": a difference may come of either. Series with the same epochs and epochImages take the same steps"
                    + " at every quantity (docs/studies.md)");
        }
        return warnings;
    }

    private static String text(double margin) {
        return String.format(Locale.ROOT, "%s", margin);
    }
}

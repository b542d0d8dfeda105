package dev.plumbline.analytics.fit;

import java.util.List;

/**
 * The trends of a CSV file.
 *
 * @param groups in the order of the file
 * @param skipped selected rows that lack a metric
 */
public record Fits(List<GroupFit> groups, int skipped) {
    public Fits {
        groups = List.copyOf(groups);
    }
}

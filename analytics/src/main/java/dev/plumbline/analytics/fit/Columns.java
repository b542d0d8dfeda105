package dev.plumbline.analytics.fit;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file make its points.
 *
 * @param id the metric in distribution
 * @param ood the metric out of distribution
 * @param group one trend for each value of it; without it, one trend of all rows
 * @param cluster rows of one value are left out together; without it, each row is redrawn by itself
 * @param point names a row, for a single row's Poisson weight; without it, the row's number does
 */
public record Columns(
        String id,
        String ood,
        @Nullable String group,
        @Nullable String cluster,
        @Nullable String point) {
    /** Only the two metrics. */
    public Columns(String id, String ood) {
        this(id, ood, null, null, null);
    }

    Stream<String> names() {
        return Stream.of(id, ood, group, cluster, point).filter(Objects::nonNull);
    }
}

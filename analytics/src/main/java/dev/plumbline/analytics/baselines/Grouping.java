package dev.plumbline.analytics.baselines;

import dev.plumbline.analytics.points.Point;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the checkpoints of a series are told apart by. */
public enum Grouping {
    EPOCH,
    ARCHITECTURE;

    /** As {@code epoch,architecture}; empty or null: not at all. */
    public static Set<Grouping> parse(@Nullable String names) {
        Set<Grouping> groupings = EnumSet.noneOf(Grouping.class);
        for (String name : names == null || names.isBlank() ? new String[0] : names.split(",", -1)) {
            groupings.add(one(name.strip()));
        }
        return groupings;
    }

    private static Grouping one(String name) {
        for (Grouping grouping : values()) {
            if (grouping.name().toLowerCase(Locale.ROOT).equals(name)) {
                return grouping;
            }
        }
        throw new IllegalArgumentException(
                "by: " + name + "; expected epoch, architecture, or both with a comma between");
    }

    /** Of a point; null where points are not told apart by it. */
    record Key(@Nullable String architecture, @Nullable Integer epoch) {
        static Key of(Point point, Set<Grouping> by) {
            return new Key(
                    by.contains(ARCHITECTURE) ? point.architecture() : null,
                    by.contains(EPOCH) ? (Integer) point.epoch() : null);
        }

        String architectureOrNone() {
            return architecture == null ? "" : architecture;
        }

        int epochOrNone() {
            return epoch == null ? 0 : epoch;
        }
    }
}

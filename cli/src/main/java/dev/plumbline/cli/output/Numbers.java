package dev.plumbline.cli.output;

import dev.plumbline.contracts.event.Bounds;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are written for people. */
final class Numbers {
    private Numbers() {}

    static String of(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String interval(Bounds bounds) {
        return "[" + of(bounds.lower()) + ", " + of(bounds.upper()) + "]";
    }

    /** A share as points of a hundred, with its sign. */
    static String points(double share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share);
    }

    static String points(@Nullable Bounds bounds) {
        return bounds == null ? "" : "[" + points(bounds.lower()) + ", " + points(bounds.upper()) + "]";
    }
}

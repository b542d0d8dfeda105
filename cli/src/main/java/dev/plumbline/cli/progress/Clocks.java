package dev.plumbline.cli.progress;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How durations and rates are written. */
final class Clocks {
    private Clocks() {}

    /** As {@code 0:07}, {@code 12:30} or {@code 3:05:00}; empty for null. */
    static String left(@Nullable Duration left) {
        if (left == null) {
            return "";
        }
        long seconds = Math.max(0, left.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    static String rate(double imagesPerSecond) {
        return imagesPerSecond > 0 ? String.format(Locale.ROOT, "%,.0f images/s", imagesPerSecond) : "";
    }
}

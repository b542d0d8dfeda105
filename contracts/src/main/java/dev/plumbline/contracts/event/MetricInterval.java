package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * A 95 % bootstrap interval, or why there is none.
 *
 * @param resampled what a replicate redraws
 * @param units how many there are
 * @param replicates that gave a value; 0 where there is no interval
 * @param bounds null exactly where there is a reason
 * @param reason why there is no interval, in a few words
 */
public record MetricInterval(
        Resampled resampled,
        int units,
        int replicates,
        @Nullable Bounds bounds,
        @Nullable String reason) {
    /** What is redrawn together. */
    public enum Resampled {
        /** All images of a group: a camera, a day, a region. */
        @JsonProperty("group")
        GROUP,
        /** Single images, where the test set has no groups. */
        @JsonProperty("image")
        IMAGE
    }

    public MetricInterval {
        Require.present("interval.resampled", resampled);
        Require.atLeast("interval.units", units, 1);
        Require.atLeast("interval.replicates", replicates, 0);
        if ((bounds == null) == (reason == null)) {
            throw new InvalidField("interval", bounds, "either bounds or a reason why there are none");
        }
        if (bounds != null) {
            Require.between("interval.bounds.lower", bounds.lower(), 0, bounds.upper());
            Require.between("interval.bounds.upper", bounds.upper(), bounds.lower(), 1);
        }
    }

    /** No interval. */
    public static MetricInterval none(Resampled resampled, int units, String reason) {
        return new MetricInterval(resampled, units, 0, null, reason);
    }
}

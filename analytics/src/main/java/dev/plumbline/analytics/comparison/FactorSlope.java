package dev.plumbline.analytics.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a quantity follows an ordered factor over series that are alike but for it.
 *
 * @param series that it is drawn through
 * @param steps of the optimizer, where they are the same in all series: the control; null where they differ with the factor
 */
public record FactorSlope(
        String study,
        String task,
        String ood,
        String metric,
        Quantity quantity,
        Factor factor,
        List<String> series,
        @Nullable Long steps,
        Slope slope) {
    public FactorSlope {
        series = List.copyOf(series);
    }

    /** Unique in a study. */
    public String key() {
        return String.join(
                "|",
                study,
                task,
                ood,
                metric,
                quantity.name(),
                factor.name(),
                String.valueOf(steps),
                series.toString());
    }
}

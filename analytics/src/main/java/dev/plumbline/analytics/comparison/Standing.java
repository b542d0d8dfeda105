package dev.plumbline.analytics.comparison;

import java.util.List;

/**
 * Where a series stands among those of its figure in one quantity. A rank by itself says nothing; {@code above} does.
 *
 * @param rank by the mean, 1 is the highest
 * @param mean over its pre-trainings
 * @param above the series that it is higher than by verdict
 * @param alike the series that it is equivalent to by verdict
 */
public record Standing(
        String study,
        String task,
        String ood,
        String metric,
        Quantity quantity,
        int rank,
        String series,
        double mean,
        int pretrainings,
        List<String> above,
        List<String> alike) {
    public Standing {
        above = List.copyOf(above);
        alike = List.copyOf(alike);
    }

    /** Unique in a study; of one figure and quantity in the order of the ranks. */
    public String key() {
        return String.join("|", study, task, ood, metric, quantity.name(), "%06d".formatted(rank));
    }
}

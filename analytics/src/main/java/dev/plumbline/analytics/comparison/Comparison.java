package dev.plumbline.analytics.comparison;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Two series of a study in one quantity.
 *
 * @param first and {@code second}: the difference is second minus first
 * @param difference null where no pre-trainings match
 * @param adjusted its p-value by Holm's method over its {@linkplain Families family}; null where there is a reason
 * @param confounded whether the two differ in images and in optimizer steps at once
 * @param reason why nothing can be decided, whatever the numbers; or null
 */
public record Comparison(
        String study,
        String task,
        String ood,
        String metric,
        Quantity quantity,
        String first,
        String second,
        @Nullable Difference difference,
        @Nullable Double adjusted,
        Verdict verdict,
        boolean confounded,
        @Nullable String reason) {
    static final Comparator<Comparison> ORDER = Comparator.comparing(Comparison::key);

    /** Unique in a study. */
    public String key() {
        return String.join("|", study, task, ood, metric, quantity.name(), first, second);
    }

    Comparison judged(double p, Verdict said) {
        return new Comparison(
                study, task, ood, metric, quantity, first, second, difference, p, said, confounded, reason);
    }
}

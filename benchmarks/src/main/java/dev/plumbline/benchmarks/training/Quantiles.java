package dev.plumbline.benchmarks.training;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;

/** What several rounds measured. */
record Quantiles(double median, double lowest, double highest) {
    static Quantiles of(double... values) {
        return new Quantiles(
                Median.withDefaults().withCopy(true).evaluate(values),
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }

    /** Median, lowest, highest, each in a format of one number. */
    String shown(String format) {
        return String.format(Locale.ROOT, format + ", " + format + ", " + format, median, lowest, highest);
    }

    /** Whether the median keeps a promise. */
    String verdict(double atLeast) {
        return "at least %s: %s".formatted(atLeast, median >= atLeast ? "met" : "missed");
    }
}

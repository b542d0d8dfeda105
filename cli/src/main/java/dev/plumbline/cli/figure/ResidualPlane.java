package dev.plumbline.cli.figure;

import dev.plumbline.analytics.baselines.ResidualSummary;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What a residual figure shows: how far each series lies above a baseline after each epoch, by architecture (the paper's
 * Figure 3).
 *
 * @param summaries of one study, OOD test set, metric and baseline, told apart by epoch and architecture
 */
public record ResidualPlane(List<ResidualSummary> summaries, boolean added) implements Drawable {
    /** @throws IllegalArgumentException without summaries */
    public ResidualPlane {
        summaries = List.copyOf(summaries);
        if (summaries.isEmpty()) {
            throw new IllegalArgumentException("a residual figure needs residuals");
        }
    }

    /**
     * One for each test set, metric and baseline.
     *
     * @param added whether, of a task, a test set of this name was added to it
     */
    public static List<ResidualPlane> of(Collection<ResidualSummary> summaries, BiPredicate<String, String> added) {
        return summaries.stream()
                .map(ResidualPlane::key)
                .distinct()
                .map(key -> new ResidualPlane(
                        summaries.stream()
                                .filter(summary -> key(summary).equals(key))
                                .toList(),
                        added.test(key.get(1), key.get(2))))
                .toList();
    }

    private static List<String> key(ResidualSummary summary) {
        return List.of(summary.study(), summary.task(), summary.ood(), summary.metric(), summary.baseline());
    }

    /** Any of them, for what they share. */
    public ResidualSummary any() {
        return summaries.get(0);
    }

    @Override
    public String task() {
        return any().task();
    }

    @Override
    public String ood() {
        return any().ood();
    }

    @Override
    public String metric() {
        return any().metric();
    }

    List<String> series() {
        return summaries.stream().map(ResidualSummary::series).distinct().toList();
    }

    List<String> architectures() {
        return summaries.stream()
                .map(summary -> String.valueOf(summary.architecture()))
                .distinct()
                .sorted()
                .toList();
    }

    /** In the order of epochs. */
    List<ResidualSummary> line(String series, String architecture) {
        return summaries.stream()
                .filter(summary -> summary.series().equals(series) && architecture.equals(summary.architecture()))
                .toList();
    }
}

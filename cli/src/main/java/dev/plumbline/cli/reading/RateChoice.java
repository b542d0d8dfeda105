package dev.plumbline.cli.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of one choice among the learning rates of a grid.
 *
 * @param rates ascending
 * @param chosen the rate of the highest mean, of equals the lowest; null while a run has no score of its last epoch
 * @param edge whether a better rate may lie outside the grid
 */
public record RateChoice(
        String series,
        String architecture,
        String task,
        List<Rate> rates,
        @Nullable Double chosen,
        boolean edge) {
    /**
     * One rate of the grid.
     *
     * @param validation the mean over the scored runs, in distribution; null where there are none
     * @param scored runs whose last epoch is scored
     * @param runs of all seeds, of pre-training and of fine-tuning
     */
    public record Rate(double learningRate, @Nullable Double validation, int scored, int runs) {}

    public RateChoice {
        rates = List.copyOf(rates);
    }

    static RateChoice of(String series, String architecture, String task, List<Rate> ascending) {
        Optional<Double> best = ascending.stream().allMatch(rate -> rate.scored() == rate.runs())
                ? ascending.stream()
                        .max(Comparator.comparingDouble(RateChoice::mean)
                                .thenComparing(Comparator.comparingDouble(Rate::learningRate)
                                        .reversed()))
                        .map(Rate::learningRate)
                : Optional.empty();
        double lowest = ascending.get(0).learningRate();
        double highest = ascending.get(ascending.size() - 1).learningRate();
        boolean edge = best.isPresent() && highest > lowest && (best.get() == lowest || best.get() == highest);
        return new RateChoice(series, architecture, task, ascending, best.orElse(null), edge);
    }

    private static double mean(Rate rate) {
        Double validation = rate.validation();
        return validation == null ? Double.NEGATIVE_INFINITY : validation;
    }
}

package dev.plumbline.analytics.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranks the series of a figure in one quantity, with what the verdicts decide of each pair. */
final class Standings {
    private Standings() {}

    /**
     * A series without a value has no rank.
     *
     * @param judged the comparisons of this figure and quantity
     */
    static List<Standing> of(FigureComparison figure, Quantity quantity, List<Comparison> judged) {
        Map<String, Double> means = new TreeMap<>();
        figure.units()
                .forEach((name, units) -> units.of(quantity).values().stream()
                        .mapToDouble(value -> value)
                        .average()
                        .ifPresent(mean -> means.put(name, mean)));
        List<Map.Entry<String, Double>> ranked = means.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<Standing> standings = new ArrayList<>();
        for (Map.Entry<String, Double> series : ranked) {
            String name = series.getKey();
            standings.add(new Standing(
                    figure.any().study(),
                    figure.any().task(),
                    figure.any().ood(),
                    figure.any().measure().label(),
                    quantity,
                    standings.size() + 1,
                    name,
                    series.getValue(),
                    figure.pretrainings(name, quantity),
                    others(judged, name, Verdict.HIGHER),
                    others(judged, name, Verdict.EQUIVALENT)));
        }
        return standings;
    }

    /** Those to which the series stands so. */
    private static List<String> others(List<Comparison> judged, String name, Verdict verdict) {
        List<String> others = new ArrayList<>();
        for (Comparison pair : judged) {
            if (pair.second().equals(name) && pair.verdict() == verdict) {
                others.add(pair.first());
            } else if (pair.first().equals(name) && pair.verdict() == verdict.reversed()) {
                others.add(pair.second());
            }
        }
        others.sort(Comparator.naturalOrder());
        return others;
    }
}

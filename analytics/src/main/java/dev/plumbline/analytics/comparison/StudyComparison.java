package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.TestRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The pre-trained series of a study, each against each: a function of the set of runs and points. Series from scratch are
 * what effective robustness is measured against, and have no pre-training to pair.
 *
 * @param margin the largest difference that makes none, as a share: 0.01 is one point
 */
public record StudyComparison(
        double margin, List<SeriesScale> series, List<Comparison> comparisons, List<FactorSlope> slopes) {
    public StudyComparison {
        Require.between("margin", margin, 0, 1);
        series = List.copyOf(series);
        comparisons = List.copyOf(comparisons);
        slopes = List.copyOf(slopes);
    }

    /**
     * @param accepted the study's runs
     * @param points of the study; only those of OOD tests are compared
     */
    public static StudyComparison of(Collection<Accepted> accepted, Collection<Point> points, double margin) {
        Map<String, List<Run>> series = accepted.stream()
                .filter(run -> run.pretrain() != null)
                .map(Run::of)
                .collect(Collectors.groupingBy(Run::series, TreeMap::new, Collectors.toList()));
        List<Comparison> comparisons = new ArrayList<>();
        List<FactorSlope> slopes = new ArrayList<>();
        for (List<Point> figurePoints : figures(points)) {
            FigureComparison figure = FigureComparison.of(series, figurePoints);
            for (Quantity quantity : Quantity.values()) {
                comparisons.addAll(figure.pairs(quantity));
                slopes.addAll(figure.slopes(quantity));
            }
        }
        return new StudyComparison(margin, scales(series), judged(comparisons, margin), slopes);
    }

    private static Collection<List<Point>> figures(Collection<Point> points) {
        return points.stream()
                .filter(point -> point.role() == TestRole.OOD_TEST)
                .collect(Collectors.groupingBy(Point::figure, TreeMap::new, Collectors.toList()))
                .values();
    }

    private static List<SeriesScale> scales(Map<String, List<Run>> series) {
        List<SeriesScale> scales = new ArrayList<>();
        series.forEach((name, runs) -> {
            Run any = runs.get(0);
            long pretrainings = runs.stream().map(Run::pair).distinct().count();
            scales.add(new SeriesScale(name, any.images(), any.labels(), any.seen(), pretrainings));
        });
        return scales;
    }

    private static List<Comparison> judged(List<Comparison> comparisons, double margin) {
        List<Comparison> judged = new ArrayList<>(comparisons);
        judged.removeIf(comparison -> comparison.reason() == null);
        comparisons.stream()
                .filter(comparison -> comparison.reason() == null)
                .collect(Collectors.groupingBy(Comparison::family, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(family -> judged.addAll(adjusted(family, margin)));
        judged.sort(Comparison.ORDER);
        return judged;
    }

    private static List<Comparison> adjusted(List<Comparison> family, double margin) {
        List<Difference> differences = family.stream()
                .map(comparison -> Objects.requireNonNull(comparison.difference()))
                .toList();
        double[] p = Holm.adjust(differences.stream().map(Difference::p).toList());
        List<Comparison> adjusted = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            adjusted.add(family.get(i).judged(p[i], differences.get(i).verdict(margin, p[i])));
        }
        return adjusted;
    }
}

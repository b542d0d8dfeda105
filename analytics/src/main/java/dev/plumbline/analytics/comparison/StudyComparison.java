package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.TestRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pre-trained series of a study, each against each: a function of the set of runs and points. Series from scratch are
 * what effective robustness is measured against, and have no pre-training to pair.
 *
 * @param margin the largest difference that makes none, as a share: 0.01 is one point; the smallest that the study's runs
 *     declare, so that no later declaration makes more alike
 * @param standings the order in each quantity by itself
 * @param warnings what a reader of the comparisons must know, in sentences
 */
public record StudyComparison(
        double margin,
        List<SeriesScale> series,
        List<Comparison> comparisons,
        List<FactorSlope> slopes,
        List<Standing> standings,
        List<String> warnings) {
    private static final double POINT = 0.01;

    public StudyComparison {
        Require.between("margin", margin, 0, 1);
        series = List.copyOf(series);
        comparisons = List.copyOf(comparisons);
        slopes = List.copyOf(slopes);
        standings = List.copyOf(standings);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param accepted the study's runs
     * @param points of the study; only those of OOD tests are compared
     */
    public static StudyComparison of(Collection<Accepted> accepted, Collection<Point> points) {
        Map<String, Map<String, List<Run>>> series = accepted.stream()
                .collect(Collectors.groupingBy(
                        run -> run.request().finetuning().task(),
                        Collectors.flatMapping(
                                run -> Run.of(run).stream(),
                                Collectors.groupingBy(Run::series, TreeMap::new, Collectors.toList()))));
        List<SeriesScale> scales = SeriesScale.of(accepted).stream()
                .filter(scale -> series.values().stream().anyMatch(of -> of.containsKey(scale.series())))
                .toList();
        TreeSet<Double> margins = margins(accepted);
        double margin = margins.first() * POINT;
        List<FigureComparison> figures = figures(points).stream()
                .map(figure -> FigureComparison.of(
                        series.getOrDefault(figure.get(0).task(), Map.of()),
                        scales.stream().collect(Collectors.toMap(SeriesScale::series, scale -> scale)),
                        figure))
                .toList();
        Families families = Families.of(accepted);
        List<Comparison> judged = judged(compared(figures), families, margin);
        List<FactorSlope> slopes = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        for (FigureComparison figure : figures) {
            for (Quantity quantity : Quantity.values()) {
                slopes.addAll(FactorSlopes.of(figure, quantity));
                standings.addAll(Standings.of(figure, quantity, of(judged, figure, quantity)));
            }
        }
        slopes.sort(Comparator.comparing(FactorSlope::key));
        standings.sort(Comparator.comparing(Standing::key));
        return new StudyComparison(
                margin,
                scales,
                judged,
                slopes,
                standings,
                Warnings.of(accepted, margins, scales, families.group(judged), families));
    }

    /** What it says of one OOD test set and one metric, be they named; p-values and warnings are those of the whole. */
    public StudyComparison of(@Nullable String ood, @Nullable String metric) {
        BiPredicate<String, String> asked = (itsOod, itsMetric) ->
                (ood == null || ood.equals(itsOod)) && (metric == null || metric.equals(itsMetric));
        return new StudyComparison(
                margin,
                series,
                comparisons.stream()
                        .filter(of -> asked.test(of.ood(), of.metric()))
                        .toList(),
                slopes.stream().filter(of -> asked.test(of.ood(), of.metric())).toList(),
                standings.stream()
                        .filter(of -> asked.test(of.ood(), of.metric()))
                        .toList(),
                warnings);
    }

    private static TreeSet<Double> margins(Collection<Accepted> accepted) {
        TreeSet<Double> margins = accepted.stream()
                .map(run -> run.request().margin())
                .map(margin -> margin == null ? Request.MARGIN : margin)
                .collect(Collectors.toCollection(TreeSet::new));
        if (margins.isEmpty()) {
            margins.add(Request.MARGIN);
        }
        return margins;
    }

    private static List<Comparison> compared(List<FigureComparison> figures) {
        List<Comparison> pairs = new ArrayList<>();
        for (FigureComparison figure : figures) {
            for (Quantity quantity : Quantity.values()) {
                pairs.addAll(figure.pairs(quantity));
            }
        }
        return pairs;
    }

    private static List<Comparison> of(List<Comparison> judged, FigureComparison figure, Quantity quantity) {
        Point any = figure.any();
        return judged.stream()
                .filter(pair -> pair.quantity() == quantity
                        && pair.task().equals(any.task())
                        && pair.ood().equals(any.ood())
                        && pair.metric().equals(any.measure().label()))
                .toList();
    }

    private static Collection<List<Point>> figures(Collection<Point> points) {
        return points.stream()
                .filter(point -> point.role() == TestRole.OOD_TEST)
                .collect(Collectors.groupingBy(Point::figure, TreeMap::new, Collectors.toList()))
                .values();
    }

    private static List<Comparison> judged(List<Comparison> comparisons, Families families, double margin) {
        List<Comparison> judged = new ArrayList<>();
        families.group(comparisons)
                .forEach(family -> judged.addAll(adjusted(family, families.size(family.get(0)), margin)));
        judged.sort(Comparison.ORDER);
        return judged;
    }

    /**
     * All of a family.
     *
     * @param size with those that nothing can be decided of, or not yet: which they are comes out later
     */
    private static List<Comparison> adjusted(List<Comparison> family, int size, double margin) {
        List<Comparison> tested = family.stream()
                .filter(comparison -> comparison.reason() == null)
                .toList();
        List<Difference> differences = tested.stream()
                .map(comparison -> Objects.requireNonNull(comparison.difference()))
                .toList();
        double[] p = Holm.adjust(differences.stream().map(Difference::p).toList(), size);
        List<Comparison> adjusted = new ArrayList<>(family);
        adjusted.removeAll(tested);
        for (int i = 0; i < p.length; i++) {
            adjusted.add(tested.get(i).judged(p[i], differences.get(i).verdict(margin, p[i])));
        }
        return adjusted;
    }
}

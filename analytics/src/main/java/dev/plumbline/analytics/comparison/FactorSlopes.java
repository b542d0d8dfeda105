package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.points.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slopes of one figure: for each factor, one through each family of series that has enough levels of it. */
final class FactorSlopes {
    private FactorSlopes() {}

    static List<FactorSlope> of(FigureComparison figure, Quantity quantity) {
        List<FactorSlope> slopes = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            Map<List<Object>, List<String>> families = new LinkedHashMap<>();
            figure.runs().forEach((name, runs) -> {
                if (runs.get(0).level(factor).isPresent()) {
                    families.computeIfAbsent(runs.get(0).family(factor), family -> new ArrayList<>())
                            .add(name);
                }
            });
            families.values().forEach(series -> add(figure, quantity, factor, series, slopes));
        }
        return slopes;
    }

    private static void add(
            FigureComparison figure, Quantity quantity, Factor factor, List<String> series, List<FactorSlope> slopes) {
        List<Slope.Unit> units = new ArrayList<>();
        for (String name : series) {
            double level = figure.run(name).level(factor).orElseThrow();
            figure.units(name)
                    .of(quantity)
                    .forEach((pair, value) -> units.add(new Slope.Unit(pair, factor.place(level), value)));
        }
        if (Slope.isOrdered(units)) {
            Point any = figure.any();
            slopes.add(new FactorSlope(
                    any.study(),
                    any.task(),
                    any.ood(),
                    any.measure().label(),
                    quantity,
                    factor,
                    series,
                    steps(figure, series),
                    Slope.of(units)));
        }
    }

    private static @Nullable Long steps(FigureComparison figure, List<String> series) {
        long first = figure.run(series.get(0)).steps();
        return series.stream().allMatch(name -> figure.run(name).steps() == first) ? (Long) first : null;
    }
}

package dev.plumbline.analytics.baselines;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Baseline;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A baseline under the name and version that its residuals carry, whether or not it has a line. Not thread-safe.
 *
 * <p>Frozen points stand by the pre-training that they descend from, as the series' do: what they share is left out
 * together. Imported ones stand by their unit, which without a column of units is the model itself.
 */
public final class Reference {
    private final String name;
    private final String version;
    private final Scale scale;
    private final TrendSums sums;
    private final Optional<Baseline> line;

    private Reference(String name, String version, TrendSums sums, Scale scale) {
        this.name = name;
        this.version = version;
        this.scale = scale;
        this.sums = sums;
        this.line = Baseline.of(sums);
    }

    /** @throws IllegalArgumentException if there is no such scale */
    public static Reference of(NamedBaseline baseline) {
        Scale scale = scale(baseline.scale());
        List<Observation> points = baseline.points().stream()
                .map(model -> new Observation(model.id(), model.ood(), model.unit()))
                .toList();
        Unit unit = baseline.kind() == NamedBaseline.Kind.FROZEN ? Unit.PRETRAINING : Unit.CLUSTERS;
        return new Reference(baseline.name(), baseline.version(), TrendSums.of(scale, unit, points), scale);
    }

    /** The baseline that a figure's own checkpoints from scratch make; each counts once, in however many series it stands. */
    static Reference fromScratch(Collection<Point> figure, Scale scale) {
        Map<String, Observation> checkpoints = new TreeMap<>();
        figure.stream()
                .filter(point -> point.scratch() && point.admitted())
                .forEach(point -> checkpoints.putIfAbsent(point.name(), point.observation(Unit.PRETRAINING)));
        TrendSums sums = TrendSums.of(scale, Unit.PRETRAINING, checkpoints.values());
        String version = Baseline.of(sums).map(Baseline::version).orElse("");
        return new Reference(Residual.FROM_SCRATCH, version, sums, scale);
    }

    private static Scale scale(String label) {
        try {
            return Scale.valueOf(label.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("scale: " + label + "; expected linear, logit or probit", e);
        }
    }

    /** Whether residuals of a point are taken to it: task, OOD test set and metric are the same. */
    public static boolean matches(NamedBaseline baseline, Point point) {
        return baseline.task().equals(point.task())
                && baseline.ood().equals(point.ood())
                && baseline.metric().equals(point.measure().label());
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    public Scale scale() {
        return scale;
    }

    /** Empty where the points have no line. */
    public Optional<Baseline> line() {
        return line;
    }

    /** The line, or why there is none. */
    public Trend trend() {
        return sums.trend();
    }

    /** Units that have a point in the line. */
    public int units() {
        return sums.units();
    }
}

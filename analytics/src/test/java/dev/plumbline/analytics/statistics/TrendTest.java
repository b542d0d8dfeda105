package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {
    @ParameterizedTest
    @EnumSource
    void equalsTheTextbookFormula(Scale scale) {
        List<Observation> points = Clouds.around(0, 10, 5, new SplittableRandom(7));
        double[] x = points.stream().mapToDouble(p -> scale.transform(p.id())).toArray();
        double[] y = points.stream().mapToDouble(p -> scale.transform(p.ood())).toArray();
        double mx = mean(x);
        double my = mean(y);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < x.length; i++) {
            sxx += (x[i] - mx) * (x[i] - mx);
            sxy += (x[i] - mx) * (y[i] - my);
            syy += (y[i] - my) * (y[i] - my);
        }
        double slope = sxy / sxx;
        double sse = 0;
        for (int i = 0; i < x.length; i++) {
            double e = y[i] - my - slope * (x[i] - mx);
            sse += e * e;
        }

        Trend.Fitted trend =
                (Trend.Fitted) Clouds.sums(scale, Unit.RUNS, points).trend();

        assertThat(trend.n()).isEqualTo(50);
        assertThat(trend.line().slope()).isCloseTo(slope, within(1e-10));
        assertThat(trend.line().intercept()).isCloseTo(my - slope * mx, within(1e-10));
        assertThat(trend.r2()).isCloseTo(1 - sse / syy, within(1e-10));
        assertThat(trend.residualSd()).isCloseTo(Math.sqrt(sse / 48), within(1e-10));
    }

    @Test
    void refusesTwoPoints() {
        List<Observation> points = List.of(new Observation(0.1, 0.1, "a"), new Observation(0.2, 0.2, "b"));

        assertThat(Clouds.sums(Scale.LINEAR, Unit.PAIRS, points).trend())
                .isEqualTo(new Trend.Unfitted(2, Excluded.NONE, "a line needs 3 points; there are 2"));
    }

    @Test
    void refusesOneIdValue() {
        List<Observation> points =
                List.of(new Observation(0.3, 0.1, "a"), new Observation(0.3, 0.2, "b"), new Observation(0.3, 0.4, "c"));

        assertThat(Clouds.sums(Scale.LOGIT, Unit.PAIRS, points).trend())
                .isEqualTo(new Trend.Unfitted(3, Excluded.NONE, "all 3 points have the same ID value"));
    }

    @Test
    void countsWhatTheScaleExcludes() {
        List<Observation> points = List.of(
                new Observation(0, 0.1, "a"),
                new Observation(0.2, 1, "b"),
                new Observation(1, 0, "c"),
                new Observation(0.5, 0.5, "d"));

        assertThat(Clouds.sums(Scale.PROBIT, Unit.PAIRS, points).trend().excluded())
                .isEqualTo(new Excluded(2, 1));
        assertThat(Clouds.sums(Scale.LINEAR, Unit.PAIRS, points).trend().excluded())
                .isEqualTo(Excluded.NONE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.01, 1.01})
    void hasNoPointOutsideTheRange(double value) {
        assertThatThrownBy(() -> new Observation(value, 0.5, "a"))
                .hasMessage("id is " + value + "; a metric lies in [0, 1]");
        assertThatThrownBy(() -> new Observation(0.5, value, "a"))
                .hasMessage("ood is " + value + "; a metric lies in [0, 1]");
    }

    @Test
    void takesResidualsInTheMetricsOwnUnit() {
        Line line = new Line(1, -1);
        double expected = 1 / (1 + Math.exp(1)); // logit(0.5) - 1 = -1

        assertThat(line.residual(Scale.LOGIT, 0.5, 0.4)).isCloseTo(0.4 - expected, within(1e-15));
    }

    @Test
    void survivesValuesNextToTheBounds() {
        List<Observation> points = List.of(
                new Observation(Double.MIN_VALUE, Double.MIN_VALUE, "a"),
                new Observation(0.5, 0.5, "b"),
                new Observation(Math.nextDown(1.0), Math.nextDown(1.0), "c"));

        Trend.Fitted trend =
                (Trend.Fitted) Clouds.sums(Scale.LOGIT, Unit.PAIRS, points).trend();

        assertThat(trend.line().slope()).isCloseTo(1, within(1e-12));
        assertThat(trend.r2()).isCloseTo(1, within(1e-12));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}

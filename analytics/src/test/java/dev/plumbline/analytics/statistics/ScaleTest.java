package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {
    @ParameterizedTest
    @EnumSource
    void returnsFromItsInverse(Scale scale) {
        for (int i = 1; i < 1000; i++) {
            double p = i / 1000.0;
            assertThat(scale.inverse(scale.transform(p))).isCloseTo(p, within(1e-12));
        }
        for (double p : new double[] {1e-12, 1e-6, 1 - 1e-6, 1 - 1e-12}) {
            assertThat(scale.inverse(scale.transform(p))).isCloseTo(p, within(1e-12));
        }
    }

    @Test
    void knowsTabulatedQuantiles() {
        assertThat(Scale.PROBIT.transform(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(Scale.PROBIT.transform(0.001)).isCloseTo(-3.090232306167813, within(1e-13));
        assertThat(Scale.LOGIT.transform(0.75)).isCloseTo(Math.log(3), within(1e-15));
        assertThat(Scale.LINEAR.transform(0.25)).isEqualTo(0.25);
    }

    @Test
    void admitsTheBoundsOnTheLinearScaleOnly() {
        assertThat(Scale.LINEAR.admits(0)).isTrue();
        assertThat(Scale.LOGIT.admits(0)).isFalse();
        assertThat(Scale.PROBIT.admits(1)).isFalse();
        assertThatThrownBy(() -> Scale.LOGIT.transform(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1.0 has no logit; only values inside (0, 1) do");
    }

    @Test
    void refusesWhatIsNoProportion() {
        assertThatThrownBy(() -> Scale.LINEAR.transform(1.5)).hasMessageContaining("1.5; a metric lies in [0, 1]");
        assertThatThrownBy(() -> Scale.PROBIT.transform(Double.NaN)).hasMessageContaining("NaN");
    }

    @ParameterizedTest
    @EnumSource
    void knowsHowFastItsInverseRises(Scale scale) {
        for (double t : new double[] {-3, -0.5, 0, 0.7, 2}) {
            double rise = (scale.inverse(t + 1e-6) - scale.inverse(t - 1e-6)) / 2e-6;

            assertThat(scale.derivative(t, scale.inverse(t))).isCloseTo(rise, within(1e-9));
        }
    }
}

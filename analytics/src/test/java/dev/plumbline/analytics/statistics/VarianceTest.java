package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VarianceTest {
    @Test
    void isTheVarianceOfAMeanWhereTheEstimateIsOne() {
        // 1, 2, 3, 6: mean 3, without each 11/3, 10/3, 3, 2; s^2 / 4 = 14 / 3 / 4
        double squares = 4 / 9.0 + 1 / 9.0 + 0 + 1;

        Variance variance = Variance.deleteOne(squares, 4);

        assertThat(variance.value()).isCloseTo(14 / 12.0, within(1e-12));
        assertThat(variance.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void ofASumHasTheDegreesOfFreedomOfWelchAndSatterthwaite() {
        Variance sum = new Variance(1, 4).plus(new Variance(1, 4));

        assertThat(sum.value()).isEqualTo(2);
        assertThat(sum.degreesOfFreedom()).isCloseTo(8, within(1e-12));
        assertThat(new Variance(0, 2).plus(new Variance(0, 3)).degreesOfFreedom())
                .isEqualTo(3);
    }

    @Test
    void reachesAsFarAsStudentsTSays() {
        // scipy: t.ppf(0.975, 4)
        double t = Variance.t(4);

        assertThat(t).isCloseTo(2.7764451051977934, within(1e-9));
        assertThat(new Variance(4, 4).around(1, 2.5)).isEqualTo(new Interval.Bounds(-4, 6));
    }
}

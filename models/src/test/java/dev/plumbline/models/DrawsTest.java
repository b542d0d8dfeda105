package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    @Test
    void ordersEveryImageOnce() {
        int[] order = new Draws(9).order(1, 1000);
        assertThat(Arrays.stream(order).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void ordersByTheSeedAndTheEpoch() {
        Draws draws = new Draws(9);
        assertThat(draws.order(1, 100))
                .isEqualTo(new Draws(9).order(1, 100))
                .isNotEqualTo(draws.order(2, 100))
                .isNotEqualTo(new Draws(10).order(1, 100));
    }

    /** A change of these values, which a second implementation gave, changes what every stage means. */
    @Test
    void keepsWhatASeedMeans() {
        Draws draws = new Draws(0);
        assertThat(draws.order(1, 8)).containsExactly(0, 5, 1, 3, 2, 4, 7, 6);
        assertThat(draws.augmentation(1, 0).next()).isEqualTo(5302168692350748522L);
        assertThat(draws.initialisation("conv1.weight").next()).isEqualTo(-8255340967899654414L);
    }
}

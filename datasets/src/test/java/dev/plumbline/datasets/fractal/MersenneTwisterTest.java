package dev.plumbline.datasets.fractal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The numbers are those of NumPy 2.4.6. */
class MersenneTwisterTest {
    @Test
    void drawsWhatNumpyDraws() {
        MersenneTwister stream = MersenneTwister.seeded(1);
        assertThat(stream.unit()).isEqualTo(0.417022004702574);
        assertThat(stream.unit()).isEqualTo(0.7203244934421581);
        assertThat(stream.uniform(-1, 1)).isEqualTo(-0.9997712503653102);
    }

    @Test
    void drawsBoundedIntegersByMaskedRejection() {
        MersenneTwister stream = MersenneTwister.seeded(1);
        int[] drawn = new int[12];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = stream.integer(2, 8);
        }
        assertThat(drawn).containsExactly(7, 5, 6, 2, 3, 5, 7, 2, 2, 3, 6, 7);
        assertThat(stream.integer(5, 6)).isEqualTo(5);
    }

    @Test
    void skipsToWhereDrawingWouldLead() {
        for (int skipped : new int[] {0, 1, 311, 312, 313, 624, 100_000}) {
            MersenneTwister drawn = MersenneTwister.seeded(100);
            drawn.integer(2, 8);
            MersenneTwister skips = drawn.copy();
            for (int i = 0; i < skipped; i++) {
                drawn.unit();
            }
            skips.skipDoubles(skipped);
            assertThat(skips.unit()).as("after " + skipped).isEqualTo(drawn.unit());
        }
    }
}

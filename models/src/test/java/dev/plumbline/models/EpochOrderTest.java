package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochOrderTest {
    private static final Draws DRAWS = new Draws(9);

    @Test
    void isAPassAnEpochWithoutAStatedNumber() {
        for (int epoch = 1; epoch <= 3; epoch++) {
            EpochOrder order = order(null, epoch, 20);
            assertThat(order.batches()).isEqualTo(2);
            int[] pass = DRAWS.order(epoch, 20);
            for (int i = 0; i < 16; i++) {
                assertThat(order.at(i)).isEqualTo(new EpochOrder.Place(pass[i], epoch));
            }
        }
    }

    @Test
    void takesAManifestSmallerThanABatchAsOneBatch() {
        EpochOrder order = order(null, 1, 5);
        assertThat(order.batches()).isEqualTo(1);
        assertThat(order.count()).isEqualTo(5);
    }

    /** Smaller than the manifest of 20 images, larger, a multiple, no multiple of the batch of 8, many passes. */
    @ParameterizedTest
    @ValueSource(longs = {8, 15, 24, 40, 41, 100})
    void goesOnWhereTheEpochBeforeEnded(long epochImages) {
        List<EpochOrder.Place> all = new ArrayList<>();
        for (int epoch = 1; epoch <= 7; epoch++) {
            EpochOrder order = order(epochImages, epoch, 20);
            assertThat(order.count()).isEqualTo((int) (epochImages / 8 * 8));
            assertThat(order.batches() * order.batch()).isEqualTo(order.count());
            IntStream.range(0, order.count()).mapToObj(order::at).forEach(all::add);
        }
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            int pass = i / 20 + 1;
            assertThat(all.get(i)).isEqualTo(new EpochOrder.Place(DRAWS.order(pass, 20)[i % 20], pass));
        }
    }

    @Test
    void fillsABatchFromASmallerManifest() {
        EpochOrder order = order(8L, 1, 3);
        assertThat(order.batch()).isEqualTo(8);
        assertThat(IntStream.range(0, 8).map(i -> (int) order.at(i).pass())).containsExactly(1, 1, 1, 2, 2, 2, 3, 3);
        assertThat(Arrays.stream(new int[] {0, 1, 2})
                        .map(i -> order.at(i).image())
                        .sorted())
                .containsExactly(0, 1, 2);
    }

    private static EpochOrder order(@Nullable Long epochImages, int epoch, int images) {
        Recipe recipe = Stages.recipe(Stages.SGD, Precision.FLOAT32, 7);
        return new EpochOrder(new RecipeDraft(recipe).epochImages(epochImages).recipe(), DRAWS, epoch, images);
    }
}

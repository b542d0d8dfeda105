package dev.plumbline.datasets.fractal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FractalRendererTest {
    private static final int SIZE = 64;

    private final List<Category> categories = CategoryTable.published();
    private final FractalRenderer renderer = new FractalRenderer();

    private byte[] render(int category, Instance instance, int size) {
        byte[] rgb = new byte[size * size * 3];
        renderer.render(category, categories.get(category).system(), instance, size, rgb, 0);
        return rgb;
    }

    @Test
    void drawsFractalsNotDots() {
        for (int category = 0; category < 1000; category += 97) {
            byte[] rgb = render(category, new Instance(0, 0, 0), SIZE);
            int lit = 0;
            for (int i = 0; i < rgb.length; i += 3) {
                lit += rgb[i] != 0 ? 1 : 0;
            }
            assertThat(lit).as("category " + category).isBetween(SIZE * SIZE / 8, SIZE * SIZE);
        }
    }

    @Test
    void flipsMirrorTheImage() {
        byte[] asItIs = render(3, new Instance(7, 4, 0), SIZE);
        byte[] upsideDown = render(3, new Instance(7, 4, 1), SIZE);
        byte[] mirrored = render(3, new Instance(7, 4, 2), SIZE);
        byte[] both = render(3, new Instance(7, 4, 3), SIZE);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                byte value = asItIs[3 * (y * SIZE + x)];
                int below = SIZE - 1 - y;
                int right = SIZE - 1 - x;
                assertThat(upsideDown[3 * (below * SIZE + x)]).isEqualTo(value);
                assertThat(mirrored[3 * (y * SIZE + right)]).isEqualTo(value);
                assertThat(both[3 * (below * SIZE + right)]).isEqualTo(value);
            }
        }
    }

    @Test
    void thePatchesOfAWeightSetDiffer() {
        for (int weights = 0; weights < Instance.WEIGHTS; weights++) {
            int set = weights;
            assertThat(IntStream.range(0, Instance.PATCHES)
                            .mapToObj(patch -> FractalRenderer.pattern(5, new Instance(set, patch, 0))))
                    .doesNotHaveDuplicates()
                    .allMatch(pattern -> pattern >= 1 && pattern <= 511);
        }
    }

    @Test
    void weightSetsScaleOneCoefficientOfAllFunctions() {
        FunctionSystem system = categories.get(0).system();
        assertThat(new Instance(0, 0, 0).system(system)).isSameAs(system);
        double[] changed = new Instance(1 + 4 * 2 + 3, 0, 0).system(system).coefficients(1);
        double[] expected = system.coefficients(1);
        expected[2] *= 1.2;
        assertThat(changed).containsExactly(expected);
    }

    @Test
    void theThousandInstancesHaveNamesInOrderAndAreTakenOnceEach() {
        List<String> names = IntStream.range(0, Instance.COUNT)
                .mapToObj(i -> Instance.named(i).name())
                .toList();
        assertThat(names)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(Instance.named(name))
                        .hasValueSatisfying(
                                instance -> assertThat(instance.name()).isEqualTo(name)));
        assertThat(IntStream.range(0, Instance.COUNT)
                        .mapToObj(i -> Instance.taken(i).name()))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(Instance.named("25_count_0_flip0")).isEmpty();
        assertThat(Instance.named("00_count_0_flip4")).isEmpty();
    }
}

package dev.plumbline.datasets.rendered.camtrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.datasets.rendered.RenderedClass;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CamtrapWorldTest {
    private final CamtrapWorld world = new CamtrapWorld(0);

    @Test
    void hasFifteenSpeciesAndEmptyInAThreeLevelTree() {
        assertThat(world.classes()).hasSize(16);
        assertThat(world.classes().get(0).name()).isEqualTo("empty");
        assertThat(world.classes()).extracting(RenderedClass::name).doesNotHaveDuplicates();
        assertThat(world.classes()).extracting(RenderedClass::family).hasSizeGreaterThan(7);
        assertThat(world.classes())
                .extracting(RenderedClass::kingdom)
                .containsOnly("nothing", "mammal", "bird", "reptile");
    }

    @Test
    void showsAnimalsOnFiveToFortyPercentOfEveryFrame() {
        IntStream.range(0, world.size())
                .filter(i -> world.label(i) != 0)
                .forEach(i -> assertThat(world.animalShare(i, 32))
                        .as(
                                "frame %s, %s",
                                i, world.classes().get(world.label(i)).name())
                        .isBetween(0.05f, 0.4f));
    }

    @Test
    void showsNoAnimalOnEmptyFrames() {
        IntStream.range(0, world.size())
                .filter(i -> world.label(i) == 0)
                .limit(100)
                .forEach(i -> assertThat(world.animalShare(i, 32)).isZero());
    }

    @Test
    void takesGreyFramesAtNightAndColourByDay() {
        IntStream.range(0, 400).forEach(i -> {
            boolean coloured = saturation(world.render(i, 32)) > 0.12;
            if (world.frame(i).night()) {
                assertThat(coloured).as("frame %s at night", i).isFalse();
            }
        });
        long coloured = IntStream.range(0, 400)
                .filter(i -> !world.frame(i).night())
                .filter(i -> saturation(world.render(i, 32)) > 0.12)
                .count();
        assertThat(coloured).isGreaterThan(100);
    }

    @Test
    void refusesAnIndexPastTheEnd() {
        assertThatThrownBy(() -> world.label(8000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 7999")
                .hasMessageContaining("8000");
    }

    /** Mean spread between a pixel's channels, as a share of full scale. */
    private static double saturation(byte[] rgb) {
        long sum = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            int red = rgb[i] & 255;
            int green = rgb[i + 1] & 255;
            int blue = rgb[i + 2] & 255;
            sum += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
        }
        return sum / (rgb.length / 3.0) / 255;
    }
}

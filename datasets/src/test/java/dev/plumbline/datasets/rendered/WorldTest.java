package dev.plumbline.datasets.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.datasets.rendered.camtrap.CamtrapWorld;
import dev.plumbline.datasets.rendered.objects.ObjectsWorld;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rendered world promises. */
class WorldTest {
    static Stream<Named<LongFunction<World>>> worlds() {
        return Stream.of(Named.of("objects", ObjectsWorld::new), Named.of("camtrap", CamtrapWorld::new));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void drawsTheSameBytesInAnyOrderAndOnAnyThread(LongFunction<World> world) {
        World one = world.apply(5);
        World other = world.apply(5);
        List<byte[]> forwards =
                IntStream.range(0, 64).mapToObj(i -> one.render(i, 32)).toList();
        List<byte[]> scattered = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> other.render(63 - i, 32))
                .toList();
        for (int i = 0; i < 64; i++) {
            assertThat(scattered.get(63 - i)).isEqualTo(forwards.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void drawsOtherImagesFromAnotherSeed(LongFunction<World> world) {
        World one = world.apply(5);
        World other = world.apply(6);
        for (int i = 0; i < 16; i++) {
            assertThat(one.render(i, 32)).isNotEqualTo(other.render(i, 32));
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void writesAtTheOffsetAndNowhereElse(LongFunction<World> world) {
        World drawn = world.apply(5);
        byte[] buffer = new byte[3 * 32 * 32 * 3];
        drawn.render(9, 32, buffer, 32 * 32 * 3);
        assertThat(buffer).startsWith(new byte[32 * 32 * 3]).endsWith(new byte[32 * 32 * 3]);
        assertThat(buffer).containsSubsequence(drawn.render(9, 32));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void drawsTheSamePictureAtEverySize(LongFunction<World> world) {
        World drawn = world.apply(5);
        for (int i = 0; i < 32; i++) {
            double difference = difference(drawn.render(i, 32), drawn.render(i, 96));
            assertThat(difference).as("image %s", i).isLessThan(24);
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void refusesSizesAndBuffersItCannotFill(LongFunction<World> world) {
        World drawn = world.apply(5);
        assertThatThrownBy(() -> drawn.render(0, 31))
                .hasMessageContaining("32 to 96")
                .hasMessageContaining("31");
        assertThatThrownBy(() -> drawn.render(0, 97)).hasMessageContaining("97");
        assertThatThrownBy(() -> drawn.render(0, 32, new byte[32 * 32 * 3 + 4], 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3072 bytes from offset 5");
        assertThatThrownBy(() -> drawn.label(-1)).hasMessageContaining("-1");
    }

    /** Mean absolute difference of a 32 px image from a 96 px one that is averaged down to it, in steps of 255. */
    private static double difference(byte[] small, byte[] large) {
        long sum = 0;
        for (int i = 0; i < small.length; i++) {
            int x = i / 3 % 32 * 3;
            int y = i / 96 * 3;
            int mean = 0;
            for (int k = 0; k < 9; k++) {
                mean += large[((y + k / 3) * 96 + x + k % 3) * 3 + i % 3] & 255;
            }
            sum += Math.abs(mean / 9 - (small[i] & 255));
        }
        return sum / (double) small.length;
    }
}

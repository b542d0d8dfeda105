package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaddedCropTest {
    private static final int SIZE = 4;

    @Test
    void leavesAnImageAloneWithoutCropOrFlip() {
        assertThat(augmented(new PaddedCrop(SIZE, 0, false), 1)).isEqualTo(image());
    }

    @Test
    void mirrorsAboutHalfOfTheImages() {
        byte[] mirrored = new byte[image().length];
        for (int i = 0; i < mirrored.length; i++) {
            int pixel = i / 3;
            mirrored[i] = image()[(pixel / SIZE * SIZE + SIZE - 1 - pixel % SIZE) * 3 + i % 3];
        }
        int flips = 0;
        for (int seed = 0; seed < 100; seed++) {
            byte[] result = augmented(new PaddedCrop(SIZE, 0, true), seed);
            assertThat(result).isIn(image(), mirrored);
            flips += result[0] == mirrored[0] ? 1 : 0;
        }
        assertThat(flips).isBetween(30, 70);
    }

    @Test
    void cropsAtEveryOffsetWithinThePadding() {
        Set<Integer> topLeft = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            topLeft.add((int) augmented(new PaddedCrop(SIZE, 1, false), seed)[0]);
        }
        // Offset -1 in either direction begins with black; else with the red of one of 4 pixels.
        assertThat(topLeft).containsExactlyInAnyOrder(0, 1, 4, 13, 16);
    }

    private static byte[] augmented(PaddedCrop augmentation, long seed) {
        byte[] to = new byte[image().length];
        augmentation.apply(image(), to, new SplitMix64(seed));
        return to;
    }

    /** Bytes 1, 2, 3, ... */
    private static byte[] image() {
        byte[] image = new byte[SIZE * SIZE * 3];
        IntStream.range(0, image.length).forEach(i -> image[i] = (byte) (i + 1));
        return image;
    }
}

package dev.plumbline.datasets.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HammingIndexTest {
    /** Hashes in clusters, so that some are near. */
    private static long[] hashes(Random random) {
        long[] hashes = new long[3000];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = i < 300 ? random.nextLong() : hashes[random.nextInt(i)];
            for (int flips = random.nextInt(9); flips > 0; flips--) {
                hashes[i] ^= 1L << random.nextInt(64);
            }
        }
        return hashes;
    }

    @Test
    void findsWhatLookingAtEveryHashFindsOnceEach() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long[] hashes = hashes(random);
        for (int distance : new int[] {0, 1, 3, 4, 7, 10, 14, 20}) {
            HammingIndex index = new HammingIndex(hashes, distance);
            for (int query = 0; query < 40; query++) {
                long hash = query < 20 ? hashes[random.nextInt(hashes.length)] : random.nextLong();
                List<Integer> found = new ArrayList<>();
                index.within(hash, found::add);
                assertThat(found)
                        .as("seed " + seed + ", distance " + distance)
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, hashes.length)
                                .filter(i -> Long.bitCount(hashes[i] ^ hash) <= distance)
                                .boxed()
                                .toList());
            }
        }
    }
}

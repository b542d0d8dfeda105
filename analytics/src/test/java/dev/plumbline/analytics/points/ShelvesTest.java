package dev.plumbline.analytics.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShelvesTest {
    private static final long SEED = 5;

    @Test
    void keepsTheOrderOfWholeKeys() {
        Random random = new Random(SEED);
        Shelves<String> shelves = new Shelves<>();
        TreeMap<String, String> flat = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            String shelf = name(random) + "|" + name(random) + "|";
            String key = name(random) + "/" + random.nextInt(12);
            String before = flat.put(shelf + key, "value " + i);
            assertThat(shelves.put(shelf, key, "value " + i)).isEqualTo(before);
        }

        assertThat(shelves.values()).as("seed %d", SEED).isEqualTo(new ArrayList<>(flat.values()));
        assertThat(shelves.values("a|"))
                .isEqualTo(List.copyOf(
                        flat.subMap("a|", "a|" + Character.MAX_VALUE).values()));
    }

    /** Some begin others. */
    private static String name(Random random) {
        return "abc-~".substring(0, 1 + random.nextInt(5));
    }
}

package dev.plumbline.evaluators.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Invented test sets. */
final class Splits {
    static final String MANIFEST = "0123456789abcdef".repeat(4);

    private Splits() {}

    static TestSplit ungrouped(int classes, int... labels) {
        return new TestSplit(MANIFEST, classes, labels, new int[labels.length], List.of());
    }

    /** @param groups from 1 */
    static TestSplit grouped(int classes, int[] labels, int... groups) {
        return new TestSplit(
                MANIFEST,
                classes,
                labels,
                groups,
                names(Arrays.stream(groups).max().orElse(0)));
    }

    static List<String> names(int groups) {
        return IntStream.rangeClosed(1, groups).mapToObj(g -> "camera-" + g).toList();
    }

    /** Labels and groups without a pattern. */
    static TestSplit drawn(int images, int classes, int groups, SplittableRandom random) {
        int[] labels = random.ints(images, 0, classes).toArray();
        int[] of = IntStream.range(0, images)
                .map(i -> i < groups ? i + 1 : groups == 0 ? 0 : 1 + random.nextInt(groups))
                .toArray();
        return new TestSplit(MANIFEST, classes, labels, of, names(groups));
    }

    /** The truth, but for some images. */
    static int[] predictions(TestSplit split, double right, SplittableRandom random) {
        return Arrays.stream(split.labels())
                .map(label -> random.nextDouble() < right ? label : random.nextInt(split.classes()))
                .toArray();
    }
}

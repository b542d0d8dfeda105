package dev.plumbline.evaluators.metric;

import java.util.Arrays;

/**
 * Images without a group, sorted by the label that they have and the one that they were given.
 *
 * @param images cell by cell
 * @param begin of each cell in {@code images}; one more says the end
 */
@SuppressWarnings("ArrayRecordComponent")
record Cells(int[] images, int[] begin, int[] truth, int[] given) {
    private static final int INDEX_BITS = 32;

    /** @param order begins with the images that have no group */
    static Cells of(TestSplit split, int[] given, int[] order, int ungrouped) {
        long[] keys = new long[ungrouped];
        for (int i = 0; i < ungrouped; i++) {
            int image = order[i];
            long cell = (long) split.label(image) * split.classes() + given[image];
            keys[i] = cell << INDEX_BITS | image;
        }
        Arrays.sort(keys);
        int[] images = new int[ungrouped];
        int[] begin = new int[ungrouped + 1];
        int cells = 0;
        for (int i = 0; i < ungrouped; i++) {
            images[i] = (int) keys[i];
            if (i == 0 || keys[i] >>> INDEX_BITS != keys[i - 1] >>> INDEX_BITS) {
                begin[cells++] = i;
            }
        }
        begin[cells] = ungrouped;
        int[] truth = new int[cells];
        int[] got = new int[cells];
        for (int c = 0; c < cells; c++) {
            truth[c] = split.label(images[begin[c]]);
            got[c] = given[images[begin[c]]];
        }
        return new Cells(images, Arrays.copyOf(begin, cells + 1), truth, got);
    }

    /** Counts them into the total. */
    void addTo(LabelRows rows) {
        for (int c = 0; c < truth.length; c++) {
            rows.count(truth[c], given[c], begin[c + 1] - begin[c]);
        }
    }
}

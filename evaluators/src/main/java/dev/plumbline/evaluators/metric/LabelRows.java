package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.event.LabelCounts;

/** The counts of groups, a row for each label that occurs in one, one group after the other; and of all images. */
final class LabelRows {
    private final int[] label;
    private final int[] support;
    private final int[] predicted;
    private final int[] correct;
    private int count;

    /* The counts of the group that is being added, by label, and which labels these are. */
    private final int[] openSupport;
    private final int[] openPredicted;
    private final int[] openCorrect;
    private final int[] touched;
    private final boolean[] isTouched;
    private int touches;

    private final long[] allSupport;
    private final long[] allPredicted;
    private final long[] allCorrect;

    /** @param most rows: an image makes at most two */
    LabelRows(int classes, int most) {
        label = new int[most];
        support = new int[most];
        predicted = new int[most];
        correct = new int[most];
        openSupport = new int[classes];
        openPredicted = new int[classes];
        openCorrect = new int[classes];
        touched = new int[classes];
        isTouched = new boolean[classes];
        allSupport = new long[classes];
        allPredicted = new long[classes];
        allCorrect = new long[classes];
    }

    /** An image of the group that is being added. */
    void add(int truth, int given) {
        touch(truth);
        touch(given);
        openSupport[truth]++;
        openPredicted[given]++;
        openCorrect[truth] += truth == given ? 1 : 0;
        count(truth, given, 1);
    }

    private void touch(int each) {
        if (!isTouched[each]) {
            isTouched[each] = true;
            touched[touches++] = each;
        }
    }

    /** Ends the group; how many rows there are now. */
    int close() {
        for (int t = 0; t < touches; t++) {
            int each = touched[t];
            label[count] = each;
            support[count] = openSupport[each];
            predicted[count] = openPredicted[each];
            correct[count] = openCorrect[each];
            count++;
            openSupport[each] = 0;
            openPredicted[each] = 0;
            openCorrect[each] = 0;
            isTouched[each] = false;
        }
        touches = 0;
        return count;
    }

    /** Images that count in the total alone. */
    void count(int truth, int given, int images) {
        allSupport[truth] += images;
        allPredicted[given] += images;
        allCorrect[truth] += truth == given ? images : 0;
    }

    LabelCounts total() {
        return LabelCounts.of(allSupport, allPredicted, allCorrect);
    }

    long images(int from, int to) {
        return sum(support, from, to);
    }

    long correct(int from, int to) {
        return sum(correct, from, to);
    }

    private static long sum(int[] counts, int from, int to) {
        long sum = 0;
        for (int row = from; row < to; row++) {
            sum += counts[row];
        }
        return sum;
    }

    /** Adds rows so many times. */
    void add(int from, int to, int weight, long[] supports, long[] predictions, long[] corrects) {
        for (int row = from; row < to; row++) {
            supports[label[row]] += (long) weight * support[row];
            predictions[label[row]] += (long) weight * predicted[row];
            corrects[label[row]] += (long) weight * correct[row];
        }
    }
}

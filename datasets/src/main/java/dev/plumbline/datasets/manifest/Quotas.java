package dev.plumbline.datasets.manifest;

import java.util.Arrays;

/**
 * How many images each class gives. Classes give one image each in rounds, in the order of their ranks, until the total
 * is reached; a class that has none left is passed over. So shares differ by at most one between classes that have
 * enough, and no class gives less when the total grows.
 */
final class Quotas {
    private Quotas() {}

    /**
     * @param has images of each class
     * @param ranks a permutation of the classes
     * @param total at most the sum of {@code has}
     */
    static long[] inRounds(long[] has, int[] ranks, long total) {
        long rounds = fullRounds(has, total);
        long[] gives = Arrays.stream(has).map(h -> Math.min(h, rounds)).toArray();
        long left = total - Arrays.stream(gives).sum();
        for (int c : byRank(ranks)) {
            if (left > 0 && gives[c] < has[c]) {
                gives[c]++;
                left--;
            }
        }
        return gives;
    }

    /** What each class would give if all had enough. */
    static long[] equal(int[] ranks, long total) {
        long[] endless = new long[ranks.length];
        Arrays.fill(endless, total);
        return inRounds(endless, ranks, total);
    }

    /** The most rounds whose images do not exceed the total. */
    private static long fullRounds(long[] has, long total) {
        long low = 0;
        long high = total;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (fits(has, middle, total)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static boolean fits(long[] has, long rounds, long total) {
        long left = total;
        for (long h : has) {
            left -= Math.min(h, rounds);
            if (left < 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] byRank(int[] ranks) {
        int[] classes = new int[ranks.length];
        for (int c = 0; c < ranks.length; c++) {
            classes[ranks[c]] = c;
        }
        return classes;
    }
}

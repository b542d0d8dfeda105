package dev.plumbline.analytics.comparison;

import java.util.SplittableRandom;

/**
 * The sign-flip test of paired differences: under the null hypothesis each is as likely to be its negative (Fisher 1935).
 * Exact up to {@value #EXACT} pairs, else by {@value #DRAWS} seeded draws.
 */
final class SignFlip {
    private static final int EXACT = 20;
    private static final int DRAWS = 100_000;
    private static final long SEED = 0;
    /* Sums of the same numbers in another order may differ in their last bits. */
    private static final double ROUNDING = 1e-12;

    private SignFlip() {}

    /** Two-sided: the share of sign patterns whose sum is at least as far from 0 as the observed one. */
    static double p(double[] differences) {
        double scale = 0;
        double sum = 0;
        for (double difference : differences) {
            scale += Math.abs(difference);
            sum += difference;
        }
        double least = Math.abs(sum) - ROUNDING * scale;
        return differences.length <= EXACT ? exact(differences, least) : drawn(differences, least);
    }

    private static double exact(double[] differences, double least) {
        long patterns = 1L << differences.length;
        long extreme = 0;
        for (long signs = 0; signs < patterns; signs++) {
            extreme += isExtreme(differences, signs, least) ? 1 : 0;
        }
        return (double) extreme / patterns;
    }

    /* The observed pattern counts as one of the draws, so that p is never 0. */
    private static double drawn(double[] differences, double least) {
        SplittableRandom random = new SplittableRandom(SEED);
        long extreme = 1;
        for (int i = 0; i < DRAWS; i++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            extreme += Math.abs(sum) >= least ? 1 : 0;
        }
        return (double) extreme / (DRAWS + 1);
    }

    private static boolean isExtreme(double[] differences, long signs, double least) {
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
        }
        return Math.abs(sum) >= least;
    }
}

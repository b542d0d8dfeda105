package dev.plumbline.analytics.statistics;

/** How a bootstrap replicate redraws K units. */
public enum Weights {
    /** K draws with replacement: classic resampling (Efron 1979). */
    MULTINOMIAL,
    /** An independent Poisson(1) weight for each unit: what live trends use, for no unit's weight depends on another. */
    POISSON
}

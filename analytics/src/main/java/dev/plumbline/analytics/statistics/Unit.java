package dev.plumbline.analytics.statistics;

import java.util.List;
import java.util.Locale;

/** What is taken to be independent: what is left out, or redrawn, as one. */
public enum Unit {
    /** All points that descend from one pre-training, or from one scratch initialisation: the unit of claims. */
    PRETRAINING("pre-training"),
    /** The points of one run. */
    RUNS("run"),
    /** Points with one value in a column. */
    CLUSTERS("cluster"),
    /** Each point by itself, as in the papers: descriptive, for checkpoints of one run are not independent. */
    PAIRS("point");

    /** The units of live trends. */
    public static final List<Unit> LIVE = List.of(PRETRAINING, RUNS, PAIRS);

    private final String noun;

    Unit(String noun) {
        this.noun = noun;
    }

    /** The name used in events and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says how many: {@code one pre-training}, {@code 4 runs}. */
    String count(int units) {
        return units == 1 ? "one " + noun : units + " " + noun + "s";
    }
}

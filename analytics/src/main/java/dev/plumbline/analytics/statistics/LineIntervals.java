package dev.plumbline.analytics.statistics;

/** The 95 % intervals of what is read off a line, in transformed coordinates. */
sealed interface LineIntervals permits Jackknife, ReplicateLines, LineIntervals.None {
    Interval slope();

    Interval intercept();

    /** Of the height at transformed ID value {@code x}. */
    Interval height(double x);

    /** Bootstrap replicates drawn. */
    default int replicates() {
        return 0;
    }

    /** Those of them that have no line. */
    default int dropped() {
        return 0;
    }

    /** No intervals. */
    record None(String reason) implements LineIntervals {
        @Override
        public Interval slope() {
            return new Interval.None(reason);
        }

        @Override
        public Interval intercept() {
            return new Interval.None(reason);
        }

        @Override
        public Interval height(double x) {
            return new Interval.None(reason);
        }
    }
}

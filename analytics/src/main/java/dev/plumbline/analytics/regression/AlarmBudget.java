package dev.plumbline.analytics.regression;

/**
 * At most one false alarm in so many evaluations, over the whole fleet: however many series there are, each spends the
 * evaluations of its own runs only.
 */
public record AlarmBudget(long evaluations) {
    /** One false alarm per 1,000 evaluations. */
    public static final AlarmBudget STANDARD = new AlarmBudget(1_000);

    /**
     * The statistic jumps past its threshold rather than onto it, so that alarms are rarer than the threshold says: while runs scatter
     * normally, by 1.8 at this setting (docs/regressions.md).
     */
    private static final double OVERSHOOT = 1.5;

    public AlarmBudget {
        if (evaluations < 1) {
            throw new IllegalArgumentException("alarm budget is " + evaluations
                    + " evaluations; expected how many there are to one false alarm, at least 1");
        }
    }

    double threshold() {
        return evaluations / OVERSHOOT;
    }
}

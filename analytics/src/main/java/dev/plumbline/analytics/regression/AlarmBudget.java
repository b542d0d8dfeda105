package dev.plumbline.analytics.regression;

/**
 * At most one false alarm in so many evaluations, over the whole fleet: however many series there are, each spends the
 * evaluations of its own runs only.
 */
public record AlarmBudget(long evaluations) {
    /** One false alarm per 1,000 evaluations. */
    public static final AlarmBudget STANDARD = new AlarmBudget(1_000);

    /**
     * A threshold of the whole budget is kept by proof, and by more than is needed: the statistic jumps past its threshold
     * rather than onto it, and its factors are capped. Alarms are rarer than the threshold says by 2.6 to 3.8, while runs
     * scatter normally (docs/regressions.md has the simulation).
     */
    private static final double SLACK = 2.5;

    public AlarmBudget {
        if (evaluations < 1) {
            throw new IllegalArgumentException("alarm budget is " + evaluations
                    + " evaluations; expected how many there are to one false alarm, at least 1");
        }
    }

    double threshold() {
        return evaluations / SLACK;
    }
}

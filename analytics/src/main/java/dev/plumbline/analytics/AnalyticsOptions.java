package dev.plumbline.analytics;

import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.contracts.Require;
import java.nio.file.Path;

/**
 * @param state the directory of the application's local state, which may be wiped: the log holds everything
 * @param standbys other instances that keep a copy of its state, to take over at once
 * @param replay whether it forgets what it knows at its start, and reads the log from its beginning
 * @param budget of false alarms
 */
public record AnalyticsOptions(Path state, int standbys, boolean replay, AlarmBudget budget) {
    public AnalyticsOptions {
        Require.atLeast("standbys", standbys, 0);
    }

    /** No standby, no replay, the standard budget. */
    public static AnalyticsOptions in(Path state) {
        return new AnalyticsOptions(state, 0, false, AlarmBudget.STANDARD);
    }

    public AnalyticsOptions withStandbys(int newStandbys) {
        return new AnalyticsOptions(state, newStandbys, replay, budget);
    }

    public AnalyticsOptions withReplay(boolean newReplay) {
        return new AnalyticsOptions(state, standbys, newReplay, budget);
    }
}

package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import java.util.HashMap;
import java.util.Map;

/** How many checkpoints the trends of a study know, in or left out. Safe for several threads. */
final class TrendCount {
    private final String study;
    private final Map<String, TrendState> last = new HashMap<>();

    TrendCount(String study) {
        this.study = study;
    }

    synchronized void on(TrendState trend) {
        if (trend.study().equals(study) && trend.role() == TestRole.OOD_TEST) {
            last.put(trend.key(), trend);
        }
    }

    /** Whether every trend of each series knows as many, and each series has one. */
    synchronized boolean has(Map<String, Long> expected) {
        return expected.entrySet().stream().allMatch(series -> {
            long[] known = last.values().stream()
                    .filter(trend -> trend.series().equals(series.getKey()))
                    .mapToLong(TrendCount::points)
                    .toArray();
            for (long points : known) {
                if (points < series.getValue()) {
                    return false;
                }
            }
            return known.length > 0;
        });
    }

    private static long points(TrendState trend) {
        TrendState.Counts counts = trend.counts();
        return counts.points() + counts.belowConstant() + counts.idAtBound() + counts.oodAtBound();
    }
}

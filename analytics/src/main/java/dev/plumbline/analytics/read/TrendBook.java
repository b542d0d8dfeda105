package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.TrendState;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The last state of every trend. Safe for use by several threads. */
public final class TrendBook {
    private final ConcurrentSkipListMap<String, TrendState> last = new ConcurrentSkipListMap<>();
    private final AtomicLong revision = new AtomicLong();

    /** Takes a trend in. */
    public void on(TrendState trend) {
        if (!trend.equals(last.put(trend.key(), trend))) {
            revision.incrementAndGet();
        }
    }

    /** The trends that fit, by their keys. */
    public List<TrendState> trends(Predicate<TrendState> which) {
        return last.values().stream().filter(which).toList();
    }

    /** The trends of one study, by their keys. */
    List<TrendState> ofStudy(String study) {
        String prefix = study + "/";
        return List.copyOf(last.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    /** Grows with every change. */
    public long revision() {
        return revision.get();
    }
}

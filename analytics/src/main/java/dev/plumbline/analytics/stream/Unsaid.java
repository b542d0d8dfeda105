package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.analytics.trends.SeriesName;
import dev.plumbline.contracts.event.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What has changed and was not said yet. Claims come first, all that changed at once; the other trends follow a slice of
 * series at a time, those first that have waited longest. A trend's timestamp is that of the oldest event which it is the
 * first to count.
 */
final class Unsaid {
    private static final int SLICE = 4;
    private static final int RESIDUALS = 500;

    private final Figures figures;
    private final ResidualRefresh refresh;
    private final Map<SeriesName, Long> behind = new LinkedHashMap<>();
    private long oldestClaim = Long.MAX_VALUE;

    Unsaid(Figures figures, ResidualRefresh refresh) {
        this.figures = figures;
        this.refresh = refresh;
    }

    /** Puts a point in; false if it was there. */
    boolean put(Point point, long timestamp) {
        Collection<SeriesName> changed = figures.put(point);
        changed.forEach(series -> behind.merge(series, timestamp, Math::min));
        if (changed.isEmpty()) {
            return false;
        }
        refresh.owe(point.figure());
        oldestClaim = Math.min(oldestClaim, timestamp);
        return true;
    }

    /** Puts a point in that was there before the task began. */
    void restore(Point point) {
        figures.restore(point).forEach(series -> behind.put(series, Long.MAX_VALUE));
    }

    boolean isEmpty() {
        return behind.isEmpty() && !refresh.hasMore();
    }

    /** Says the residuals of new points, and the trends that claims rest on. */
    void claims(long now, Consumer<Record<String, Event>> out) {
        long timestamp = Math.min(now, oldestClaim);
        figures.claims().forEach(event -> out.accept(new Record<>(event.key(), event, timestamp)));
        refresh.settle();
        oldestClaim = Long.MAX_VALUE;
    }

    /** Says a slice of the rest. */
    void slice(long now, Consumer<Record<String, Event>> out) {
        List<SeriesName> next = behind.keySet().stream().limit(SLICE).toList();
        figures.trends(next).forEach((series, trends) -> {
            Long oldest = behind.remove(series);
            long timestamp = oldest == null ? now : Math.min(now, oldest);
            trends.forEach(trend -> out.accept(new Record<>(trend.key(), trend, timestamp)));
        });
        refresh.slice(RESIDUALS).forEach(residual -> out.accept(new Record<>(residual.key(), residual, now)));
    }
}

package dev.plumbline.cli.reading;

import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last state of every trend, by its key. */
public record StudyTrends(List<TrendState> all) {
    public StudyTrends {
        all = List.copyOf(all);
    }

    /** @param study null: of every study */
    public static StudyTrends read(KafkaSettings settings, @Nullable String study) throws InterruptedException {
        TreeMap<String, TrendState> last = new TreeMap<>();
        Readings.read(
                settings,
                new TopicTail.Listeners().on(settings.topics().trends(), trend -> last.put(trend.key(), trend)));
        return of(last.values(), study);
    }

    static StudyTrends of(Collection<TrendState> trends, @Nullable String study) {
        return new StudyTrends(trends.stream()
                .filter(trend -> study == null || trend.study().equals(study))
                .toList());
    }

    /** The same trend with the intervals of another unit. */
    public Optional<TrendState> withUnit(TrendState trend, String unit) {
        return all.stream()
                .filter(other -> other.unit().equals(unit)
                        && other.study().equals(trend.study())
                        && other.series().equals(trend.series())
                        && other.task().equals(trend.task())
                        && other.ood().equals(trend.ood())
                        && other.metric().equals(trend.metric())
                        && other.scale().equals(trend.scale()))
                .findFirst();
    }
}

package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.Regression;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The last word on every series that ever regressed. Safe for use by several threads. */
public final class RegressionBook {
    private final ConcurrentSkipListMap<String, Word> last = new ConcurrentSkipListMap<>();

    /** @param at when the event came that it was said on */
    public record Word(Instant at, Regression regression) {
        public boolean isActive() {
            return regression.status() == Regression.Status.RAISED;
        }
    }

    /** Takes a word in, the last that was said. */
    public void on(Regression regression, Instant at) {
        last.put(regression.subject(), new Word(at, regression));
    }

    /** The words that fit, by study, series, task, test set and metric. */
    public List<Word> words(Predicate<Word> which) {
        return last.values().stream().filter(which).toList();
    }
}

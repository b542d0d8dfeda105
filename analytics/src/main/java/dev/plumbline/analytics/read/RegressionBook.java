package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Status;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The last word on every series that ever regressed. Safe for use by several threads. */
public final class RegressionBook {
    private final ConcurrentSkipListMap<String, Word> last = new ConcurrentSkipListMap<>();
    private final AtomicLong revision = new AtomicLong();

    /**
     * @param at when the event came that it was said on
     * @param active whether the regression lasts
     */
    public record Word(Instant at, boolean active, Regression regression) {
        static Word of(Regression regression, Instant at) {
            return new Word(at, regression.status() == Status.RAISED, regression);
        }
    }

    /** Takes a word in, the last that was said. */
    public void on(Regression regression, Instant at) {
        last.put(regression.subject(), Word.of(regression, at));
        revision.incrementAndGet();
    }

    /** The words that fit, by study, series, task, test set and metric. */
    public List<Word> words(Predicate<Word> which) {
        return last.values().stream().filter(which).toList();
    }

    /** Grows with every word. */
    long revision() {
        return revision.get();
    }
}

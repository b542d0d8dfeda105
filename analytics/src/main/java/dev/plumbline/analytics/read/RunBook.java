package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.RunState;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where every run stands now; the topic is compacted, so no more is known. Safe for use by several threads. */
public final class RunBook {
    private final ConcurrentSkipListMap<String, RunState> last = new ConcurrentSkipListMap<>();
    private final AtomicLong revision = new AtomicLong();

    /** Takes a run's state in. */
    public void on(RunState run) {
        last.put(run.run(), run);
        revision.incrementAndGet();
    }

    /** By id; of every study where none is named. */
    List<RunState> runs(@Nullable String study) {
        return last.values().stream()
                .filter(run -> study == null || run.study().equals(study))
                .toList();
    }

    /** Grows with every change. */
    long revision() {
        return revision.get();
    }
}

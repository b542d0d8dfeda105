package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.Names;
import dev.plumbline.contracts.event.Residual;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The last residual of every checkpoint in every figure to every baseline. Safe for use by several threads. */
public final class ResidualBook {
    private final ConcurrentSkipListMap<String, Residual> last = new ConcurrentSkipListMap<>();
    private final AtomicLong revision = new AtomicLong();

    private final Names names = new Names();

    /** Takes a residual in. */
    public void on(Residual residual) {
        Residual shared = residual.sharing(names);
        if (!shared.equals(last.put(key(shared), shared))) {
            revision.incrementAndGet();
        }
    }

    /** What it is the residual of: study, task, test set, metric, series, stage, epoch and baseline. */
    static String key(Residual residual) {
        return String.join(
                "|",
                residual.study(),
                residual.task(),
                residual.ood(),
                residual.metric(),
                residual.series(),
                residual.stage() + "/" + residual.epoch(),
                residual.baseline());
    }

    /** By their keys; of every study where none is named. */
    List<Residual> residuals(@Nullable String study) {
        if (study == null) {
            return List.copyOf(last.values());
        }
        String prefix = study + "|";
        return List.copyOf(last.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    /** Grows with every change. */
    public long revision() {
        return revision.get();
    }
}

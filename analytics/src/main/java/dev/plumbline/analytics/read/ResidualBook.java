package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.Names;
import dev.plumbline.analytics.points.Shelves;
import dev.plumbline.contracts.event.Residual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last residual of every checkpoint in every figure to every baseline. Safe for use by several threads. */
public final class ResidualBook {
    private final Shelves<Residual> last = new Shelves<>();
    private final Names names = new Names();
    private long revision;

    /** Takes a residual in. */
    public synchronized void on(Residual residual) {
        Residual shared = residual.sharing(names);
        if (!shared.equals(last.put(shelf(shared), name(shared), shared))) {
            revision++;
        }
    }

    /** What it is the residual of: study, task, test set, metric, series, stage, epoch and baseline. */
    static String key(Residual residual) {
        return shelf(residual) + name(residual);
    }

    private static String shelf(Residual residual) {
        return residual.study() + "|" + residual.task() + "|" + residual.ood() + "|" + residual.metric() + "|"
                + residual.series() + "|";
    }

    private static String name(Residual residual) {
        return residual.stage() + "/" + residual.epoch() + "|" + residual.baseline();
    }

    /** By their keys; of every study where none is named. */
    synchronized List<Residual> residuals(@Nullable String study) {
        return study == null ? last.values() : last.values(study + "|");
    }

    /** Grows with every change. */
    public synchronized long revision() {
        return revision;
    }
}

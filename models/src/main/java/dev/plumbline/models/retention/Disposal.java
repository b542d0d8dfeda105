package dev.plumbline.models.retention;

import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.checkpoint.FileStore;
import dev.plumbline.models.checkpoint.StoredFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes what a plan says. */
public final class Disposal {
    private Disposal() {}

    /**
     * A file that has changed since the plan was made is left alone: someone has just written it anew.
     *
     * @return what was deleted
     */
    public static List<Verdict> carryOut(List<Verdict> plan, FileStore store, Instant now) throws IOException {
        List<Verdict> deleted = new ArrayList<>();
        for (Verdict verdict : plan) {
            if (!verdict.keeps() && isUnchanged(verdict.file(), store)) {
                delete(verdict, store, now);
                deleted.add(verdict);
            }
        }
        return deleted;
    }

    private static boolean isUnchanged(StoredFile file, FileStore store) throws IOException {
        return store.files(file.name().path()).contains(file);
    }

    private static void delete(Verdict verdict, FileStore store, Instant now) throws IOException {
        Reason reason = verdict.reason();
        boolean markers = reason == Reason.SUPERSEDED || reason == Reason.PASSED;
        if (markers && verdict.file().name() instanceof FileName.Weights weights) {
            store.collect(weights, reason.words(), now);
        } else {
            store.sweep(verdict.file());
        }
    }
}

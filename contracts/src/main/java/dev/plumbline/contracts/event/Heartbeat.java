package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker is alive; said every few seconds.
 *
 * @param worker unique to one process's life
 * @param slots items it works on at once
 * @param working what it holds now, with how far it is
 * @param leaving true in its last word
 */
public record Heartbeat(
        String worker,
        Kind kind,
        int slots,
        String device,
        List<String> sources,
        List<Progress> working,
        boolean leaving,
        Instant at)
        implements Event {
    public enum Kind {
        @JsonProperty("trainer")
        TRAINER,
        @JsonProperty("evaluator")
        EVALUATOR
    }

    /**
     * @param work the item's {@code work()}
     * @param done images of {@code images} so far
     * @param imagesPerSecond of this attempt
     * @param storeWait seconds for which it has waited for a store that is full or out of reach; null: it works
     */
    public record Progress(
            String work,
            int attempt,
            long done,
            long images,
            double imagesPerSecond,
            @Nullable Double storeWait) {
        public Progress {
            Require.name("working.work", work);
            Require.atLeast("working.attempt", attempt, 1);
            Require.atLeast("working.done", done, 0);
            Require.atLeast("working.images", images, 0);
            Require.finite("working.imagesPerSecond", imagesPerSecond);
            if (storeWait != null) {
                Require.between("working.storeWait", storeWait, 0, 1e9);
            }
        }

        /** That works. */
        public Progress(String work, int attempt, long done, long images, double imagesPerSecond) {
            this(work, attempt, done, images, imagesPerSecond, null);
        }
    }

    public Heartbeat {
        Require.name("worker", worker);
        Require.present("kind", kind);
        Require.atLeast("slots", slots, 0);
        Require.present("device", device);
        sources = List.copyOf(sources);
        working = List.copyOf(working);
        Require.present("at", at);
    }

    @Override
    public String key() {
        return worker;
    }

    @Override
    public String eventId() {
        return "heartbeat/" + worker + "/" + at;
    }
}

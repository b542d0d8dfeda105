package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far everything is that is watched.
 *
 * @param runs in the order in which they were asked for
 * @param fraction of all images that are trained, 0 to 1; a shared pre-training counts once
 * @param evaluated evaluations done, of {@code evaluations}
 * @param imagesPerSecond of all epochs in hand
 * @param left until training ends at the pace so far, or null
 */
public record Overview(
        List<RunLine> runs,
        double fraction,
        int evaluated,
        int evaluations,
        double imagesPerSecond,
        @Nullable Duration left) {
    public Overview {
        runs = List.copyOf(runs);
    }

    public long count(Status status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }

    public long ended() {
        return runs.stream().filter(run -> run.status().ended()).count();
    }
}

package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one run is.
 *
 * @param seeds of pre-training and fine-tuning, as {@code 1/0}; of all training where there is no pre-training
 * @param phase as {@code fine-tuning}; empty where nothing is trained
 * @param epoch in hand or, between epochs, the last one done
 * @param fraction of the run's images that are trained, 0 to 1
 * @param imagesPerSecond of the epoch in hand; 0 between epochs
 * @param left until its training ends at this pace, or null
 */
public record RunLine(
        String series,
        String architecture,
        String seeds,
        Status status,
        String phase,
        int epoch,
        int epochs,
        double fraction,
        double imagesPerSecond,
        @Nullable Duration left) {
    /** A run of which only its status is known. */
    static RunLine of(Request request, Status status) {
        return new RunLine(
                request.series(),
                request.architecture(),
                seeds(request),
                status,
                "",
                0,
                0,
                status == Status.COMPLETED ? 1 : 0,
                0,
                null);
    }

    static RunLine of(Request request, Status status, List<StageAmount> stages) {
        StageAmount now = now(stages);
        double done = stages.stream().mapToDouble(StageAmount::done).sum();
        double total = stages.stream().mapToDouble(StageAmount::total).sum();
        return new RunLine(
                request.series(),
                request.architecture(),
                seeds(request),
                status,
                phase(status, now),
                now.epoch(),
                now.stage().epochs(),
                done / total,
                now.pace(),
                now.pace() > 0 ? Duration.ofSeconds(Math.round((total - done) / now.pace())) : null);
    }

    private static String seeds(Request request) {
        String finetuning = Long.toString(request.finetuning().seed());
        Pretraining pretraining = request.pretraining();
        return pretraining == null ? finetuning : pretraining.seed() + "/" + finetuning;
    }

    /** The first stage that is not done, or the last. */
    private static StageAmount now(List<StageAmount> stages) {
        return stages.stream()
                .filter(stage -> stage.done() < stage.total())
                .findFirst()
                .orElseGet(() -> stages.get(stages.size() - 1));
    }

    private static String phase(Status status, StageAmount now) {
        if (status.ended() || status == Status.EVALUATING || !now.begun()) {
            return "";
        }
        return now.stage().kind() == StageKind.PRETRAIN ? "pre-training" : "fine-tuning";
    }

    public boolean active() {
        return imagesPerSecond > 0;
    }
}

package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands; the planner alone says so.
 *
 * @param pretrain null: from scratch
 * @param pretrained epochs of the pre-training done, of {@code pretrainEpochs}
 * @param finetuned epochs of the fine-tuning done, of {@code finetuneEpochs}
 * @param evaluated evaluations done, of {@code evaluations}
 * @param failure with {@code FAILED} only
 * @param waiting why nothing happens to it, where that is neither its turn nor an operator's word
 */
public record RunState(
        String run,
        String study,
        String series,
        String architecture,
        Status status,
        @Nullable String pretrain,
        int pretrained,
        int pretrainEpochs,
        String finetune,
        int finetuned,
        int finetuneEpochs,
        int evaluated,
        int evaluations,
        @Nullable Failure failure,
        @Nullable String waiting,
        Instant at)
        implements Event {
    public RunState {
        Require.name("run", run);
        Require.present("status", status);
        Require.sha256("finetune", finetune);
        Require.present("at", at);
    }

    /** That waits for nothing but its turn. */
    public RunState(
            String run,
            String study,
            String series,
            String architecture,
            Status status,
            @Nullable String pretrain,
            int pretrained,
            int pretrainEpochs,
            String finetune,
            int finetuned,
            int finetuneEpochs,
            int evaluated,
            int evaluations,
            @Nullable Failure failure,
            Instant at) {
        this(
                run,
                study,
                series,
                architecture,
                status,
                pretrain,
                pretrained,
                pretrainEpochs,
                finetune,
                finetuned,
                finetuneEpochs,
                evaluated,
                evaluations,
                failure,
                null,
                at);
    }

    @Override
    public String key() {
        return run;
    }

    @Override
    public String eventId() {
        return "run/" + run + "/" + status + "/" + pretrained + "/" + finetuned + "/" + evaluated;
    }
}

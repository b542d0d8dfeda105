package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands by the facts.
 *
 * @param trouble what went wrong last with work that is to be tried again, or null
 * @param needsPretrain whether its next step is to start from the pre-training's last checkpoint
 * @param at when it came to stand there
 */
record RunView(
        RunFact run,
        int priority,
        Status status,
        int pretrained,
        int finetuned,
        int evaluated,
        @Nullable Failure failure,
        @Nullable Failure trouble,
        boolean needsPretrain,
        Instant at) {
    boolean live() {
        return !status.ended();
    }

    boolean paused() {
        return status == Status.PAUSED;
    }

    boolean needs(String stage) {
        return live() && (stage.equals(run.finetune()) || needsPretrain);
    }

    static int evaluations(RunFact run) {
        return run.accepted().finetune().epochs() * run.accepted().tests().size();
    }

    /** @param absence that the queue which it waits for is served by nobody, or null */
    RunState state(@Nullable String absence) {
        return new RunState(
                run.id(),
                run.study(),
                run.accepted().request().series(),
                run.accepted().request().architecture(),
                status,
                run.pretrain(),
                pretrained,
                run.pretrainEpochs(),
                run.finetune(),
                finetuned,
                run.accepted().finetune().epochs(),
                evaluated,
                evaluations(run),
                status == Status.FAILED ? failure : null,
                waiting(absence),
                at);
    }

    private @Nullable String waiting(@Nullable String absence) {
        if (!live() || paused()) {
            return null;
        }
        Failure last = trouble;
        return absence != null || last == null ? absence : "another attempt is to come after this: " + last.message();
    }

    /** Whose next step it is. */
    Queue queue() {
        return status == Status.EVALUATING ? Queue.EVALUATION : Queue.TRAINING;
    }
}

package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.TestSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run was accepted.
 *
 * @param order its offset among the accepted: first in, first out
 * @param at the record's time
 * @param heard the planner's time
 * @param pretrain the pre-training stage's id, or null: from scratch
 * @param finetune the fine-tuning stage's id
 */
record RunFact(
        Accepted accepted,
        long order,
        Instant at,
        Instant heard,
        @Nullable String pretrain,
        String finetune) implements Fact {
    static final String KIND = "run/";

    static RunFact of(Accepted accepted, Arrival arrival) {
        return new RunFact(
                accepted,
                arrival.offset(),
                arrival.written(),
                arrival.now(),
                accepted.finetune().parent(),
                accepted.finetune().id());
    }

    String id() {
        return accepted.key();
    }

    String study() {
        return accepted.request().study();
    }

    String task() {
        return accepted.request().finetuning().task();
    }

    TestKey keyOf(TestSet test) {
        return new TestKey(task(), test.name());
    }

    boolean asksFor(TestKey test) {
        return task().equals(test.task())
                && accepted.tests().stream().anyMatch(t -> t.name().equals(test.test()));
    }

    /** The stage of this run under that id. */
    Stage stage(String stage) {
        Stage pretraining = accepted.pretrain();
        return pretraining != null && stage.equals(pretrain) ? pretraining : accepted.finetune();
    }

    int pretrainEpochs() {
        Stage pretraining = accepted.pretrain();
        return pretraining == null ? 0 : pretraining.epochs();
    }

    @Override
    public String key() {
        return KIND + id();
    }
}

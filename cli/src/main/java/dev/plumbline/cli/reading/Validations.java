package dev.plumbline.cli.reading;

import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.Validation;
import dev.plumbline.contracts.event.RunState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stages came to on images that they do not train on, after the last of their epochs that was scored so. */
public final class Validations {
    private final Map<String, Scored> byStage = new TreeMap<>();

    /** @param epoch after which it was scored */
    public record Scored(int epoch, Validation validation) {}

    /** The later epoch counts; of one epoch the later generation, which comes later. */
    public void on(CheckpointDone done) {
        Validation validation = done.training().validation();
        if (validation == null) {
            return;
        }
        int epoch = done.checkpoint().epoch();
        byStage.merge(
                done.key(),
                new Scored(epoch, validation),
                (known, said) -> said.epoch() >= known.epoch() ? said : known);
    }

    /** Of a run's fine-tuning; before that has any, of its pre-training. */
    public Optional<Scored> of(RunState run) {
        Scored finetuned = byStage.get(run.finetune());
        String pretrain = run.pretrain();
        return finetuned != null || pretrain == null
                ? Optional.ofNullable(finetuned)
                : Optional.ofNullable(byStage.get(pretrain));
    }
}

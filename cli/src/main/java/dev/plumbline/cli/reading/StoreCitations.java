package dev.plumbline.cli.reading;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.retention.Citations;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the topics say of checkpoints: which stages there are, what was scored, and what is still to be scored. */
public final class StoreCitations {
    private final Set<String> known = new HashSet<>();
    private final Set<FileName> cited = new HashSet<>();
    private final Map<String, String> finetunes = new HashMap<>();
    private final Map<String, Status> runs = new HashMap<>();

    StoreCitations() {}

    /** @throws RuntimeException where the topics cannot be read to their end: then nothing is known of what is cited */
    public static Citations read(KafkaSettings settings) throws InterruptedException {
        StoreCitations reading = new StoreCitations();
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), reading::on)
                        .on(settings.topics().evaluations(), reading::on)
                        .on(settings.topics().runs(), reading::on));
        return reading.citations();
    }

    void on(Accepted accepted) {
        if (accepted.pretrain() != null) {
            known.add(accepted.pretrain().id());
        }
        known.add(accepted.finetune().id());
        finetunes.put(accepted.key(), accepted.finetune().id());
    }

    void on(Evaluation evaluation) {
        CheckpointRef checkpoint = evaluation.checkpoint();
        cited.add(FileName.Weights.of(checkpoint));
        evaluation
                .cited()
                .forEach(ref ->
                        cited.add(new FileName.Predictions(checkpoint.stage(), checkpoint.epoch(), ref.sha256())));
    }

    void on(RunState state) {
        runs.put(state.run(), state.status());
    }

    /** A failed run may be retried; it goes on where it was. */
    Citations citations() {
        Set<String> awaited = new HashSet<>();
        finetunes.forEach((run, stage) -> {
            Status status = runs.get(run);
            if (status != Status.COMPLETED && status != Status.CANCELLED) {
                awaited.add(stage);
            }
        });
        return new Citations(known, cited, awaited);
    }
}

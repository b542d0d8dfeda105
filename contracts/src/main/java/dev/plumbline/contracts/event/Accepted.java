package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resolved request: every name has become content.
 *
 * @param pretrain null: from scratch
 * @param tests what each fine-tuning checkpoint is scored on
 */
public record Accepted(Request request, @Nullable Stage pretrain, Stage finetune, List<TestSet> tests)
        implements Event {
    public Accepted {
        Require.present("request", request);
        Require.present("finetune", finetune);
        tests = List.copyOf(tests);
        String parent = pretrain == null ? null : pretrain.id();
        if (!Objects.equals(parent, finetune.parent())) {
            throw new InvalidField("finetune.parent", finetune.parent(), "the pre-training stage's id, " + parent);
        }
    }

    /** The run's id, which is the request's. */
    @Override
    public String key() {
        return request.id();
    }

    @Override
    public String eventId() {
        return "accepted/" + request.id();
    }
}

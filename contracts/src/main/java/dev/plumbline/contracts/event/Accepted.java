package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resolved request: every name has become content.
 *
 * @param pretrain null: from scratch
 * @param validation images of the pre-training's source that it does not train on, labelled as its data; null where it has
 *     none. Fine-tuning validates on the task's {@link TestRole#ID_VALIDATION}.
 * @param tests what each fine-tuning checkpoint is scored on, at most {@value #MOST_TESTS}
 */
public record Accepted(
        Request request,
        @Nullable Stage pretrain,
        Stage finetune,
        @Nullable DataRef validation,
        List<TestSet> tests) implements Event {
    /** With names of any length, so many tests stay within the 1 MiB that a broker takes of an event. */
    public static final int MOST_TESTS = 1_000;

    public Accepted {
        Require.present("request", request);
        Require.present("finetune", finetune);
        tests = List.copyOf(tests);
        Require.between("tests", tests.size(), 0, MOST_TESTS);
        String parent = pretrain == null ? null : pretrain.id();
        if (!Objects.equals(parent, finetune.parent())) {
            throw new InvalidField("finetune.parent", finetune.parent(), "the pre-training stage's id, " + parent);
        }
    }

    /** What a stage of the run is validated on, or null. */
    public @Nullable DataRef validation(StageKind kind) {
        return kind == StageKind.PRETRAIN ? validation : idValidation();
    }

    private @Nullable DataRef idValidation() {
        return tests.stream()
                .filter(test -> test.role() == TestRole.ID_VALIDATION)
                .map(TestSet::data)
                .findFirst()
                .orElse(null);
    }

    /** The names of the OOD test sets that the run asks for: the task's own, none that was added to it later. */
    public Stream<String> ownOodTests() {
        return tests.stream().filter(test -> test.role() == TestRole.OOD_TEST).map(TestSet::name);
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

package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * What to run, declared: it cannot carry code. One request becomes one run, under the same id.
 *
 * @param id chosen by the client, or {@link #derivedId}
 * @param study what the run belongs to
 * @param series the runs of a study that share a variant
 * @param pretraining null: fine-tuned from scratch, or from the weights that {@code finetuning} names
 * @param priority higher goes first; 0 is usual
 */
public record Request(
        String id,
        String study,
        String series,
        String architecture,
        @Nullable Pretraining pretraining,
        Finetuning finetuning,
        int priority)
        implements Event {
    public Request {
        Require.name("id", id);
        segment("study", study);
        segment("series", series);
        Require.name("architecture", architecture);
        Require.present("finetuning", finetuning);
        if (pretraining != null && finetuning.weights() != null) {
            throw new InvalidField(
                    "finetuning.weights", finetuning.weights(), "absent where the model is pre-trained first");
        }
        Require.between("priority", priority, -1000, 1000);
    }

    @JsonCreator
    static Request of(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("study") String study,
            @JsonProperty("series") String series,
            @JsonProperty("architecture") String architecture,
            @JsonProperty("pretraining") @Nullable Pretraining pretraining,
            @JsonProperty("finetuning") Finetuning finetuning,
            @JsonProperty("priority") @Nullable Integer priority) {
        int given = priority == null ? 0 : priority;
        return id == null
                ? named(study, series, architecture, pretraining, finetuning, given)
                : new Request(id, study, series, architecture, pretraining, finetuning, given);
    }

    /** A request under its derived id. */
    public static Request named(
            String study,
            String series,
            String architecture,
            @Nullable Pretraining pretraining,
            Finetuning finetuning,
            int priority) {
        Request unnamed = new Request("unnamed", study, series, architecture, pretraining, finetuning, priority);
        return new Request(unnamed.derivedId(), study, series, architecture, pretraining, finetuning, priority);
    }

    /** {@code study/series/architecture/} and 10 digits of the digest of what is to be run: the same content, the same id. */
    public String derivedId() {
        String content = Digest.ofCanonical(new Content(study, series, architecture, pretraining, finetuning));
        return study + "/" + series + "/" + architecture + "/" + content.substring(0, 10);
    }

    private record Content(
            String study,
            String series,
            String architecture,
            @Nullable Pretraining pretraining,
            Finetuning finetuning) {}

    /** Study and series stand in keys that are split at slashes. */
    private static void segment(String field, String value) {
        Require.name(field, value);
        if (value.contains("/")) {
            throw new InvalidField(field, value, "a name without a slash");
        }
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public String eventId() {
        return "request/" + id;
    }
}

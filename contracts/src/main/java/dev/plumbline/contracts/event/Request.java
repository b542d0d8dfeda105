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
 * @param margin the largest difference between series of the study that makes none, in points of a hundred; null: {@value
 *     #MARGIN}. It is part of what was asked, though not of what is run: an id cannot be used again with another one.
 */
public record Request(
        String id,
        String study,
        String series,
        String architecture,
        @Nullable Pretraining pretraining,
        Finetuning finetuning,
        int priority,
        @Nullable Double margin)
        implements Event {
    /** The margin of a study that declares none, in points of a hundred. */
    public static final double MARGIN = 1;

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
        if (margin != null) {
            Require.between("margin", margin, 0, 100);
        }
    }

    /** Of a study that declares no margin. */
    public Request(
            String id,
            String study,
            String series,
            String architecture,
            @Nullable Pretraining pretraining,
            Finetuning finetuning,
            int priority) {
        this(id, study, series, architecture, pretraining, finetuning, priority, null);
    }

    @JsonCreator
    static Request of(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("study") String study,
            @JsonProperty("series") String series,
            @JsonProperty("architecture") String architecture,
            @JsonProperty("pretraining") @Nullable Pretraining pretraining,
            @JsonProperty("finetuning") Finetuning finetuning,
            @JsonProperty("priority") @Nullable Integer priority,
            @JsonProperty("margin") @Nullable Double margin) {
        int given = priority == null ? 0 : priority;
        Request request = id == null
                ? named(study, series, architecture, pretraining, finetuning, given)
                : new Request(id, study, series, architecture, pretraining, finetuning, given);
        return request.withMargin(margin);
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

    /** The same request under the same id, with the study's margin. */
    public Request withMargin(@Nullable Double declared) {
        return new Request(id, study, series, architecture, pretraining, finetuning, priority, declared);
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

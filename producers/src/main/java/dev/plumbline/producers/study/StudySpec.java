package dev.plumbline.producers.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.variant.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A study as it is written.
 *
 * @param learningRates of fine-tuning: the one grid of every series; null: the recipe's own rate
 * @param margin the largest difference between series that makes none, in points of a hundred; null: one point
 * @param priority of every run; 0 unless written
 * @param seeds of fine-tuning, or of the whole training from scratch
 */
record StudySpec(
        String name,
        String task,
        Training finetuning,
        List<String> architectures,
        List<Long> seeds,
        @Nullable List<Double> learningRates,
        @Nullable Double margin,
        @Nullable Integer priority,
        List<Series> series) {
    StudySpec {
        segment("name", name);
        Require.name("task", task);
        Require.present("finetuning", finetuning);
        architectures = distinct("architectures", architectures);
        seeds = distinct("seeds", seeds);
        if (learningRates != null) {
            learningRates = distinct("learningRates", learningRates);
            for (int i = 0; i < learningRates.size(); i++) {
                Require.learningRate("learningRates[" + i + "]", learningRates.get(i));
            }
        }
        if (margin != null) {
            Require.between("margin", margin, 0, 100);
        }
        series = present("series", series);
        requireDistinct(series.stream().map(Series::name).toList(), place -> "series[" + place + "].name");
        for (int i = 0; i < series.size(); i++) {
            Map<String, Double> own = series.get(i).learningRates();
            for (String architecture : own == null ? Set.<String>of() : own.keySet()) {
                Require.oneOf("series[" + i + "].learningRates", architecture, architectures);
            }
        }
    }

    /** @param epochs in place of the recipe's own number, or null */
    record Training(String recipe, @Nullable Integer epochs) {
        Training {
            Require.name("recipe", recipe);
            requireSound(epochs);
        }
    }

    /**
     * @param pretraining null: fine-tuned from scratch, or from {@code weights}
     * @param seeds in place of the study's, or null
     * @param weights that the first stage starts from: a file, or the SHA-256 of one in the store; or null
     * @param learningRates of fine-tuning, by architecture, in place of the study's grid; null: of none
     */
    record Series(
            String name,
            @Nullable Pretraining pretraining,
            @Nullable List<Long> seeds,
            @Nullable String weights,
            @Nullable Map<String, Double> learningRates) {
        Series {
            segment("name", name);
            if (learningRates != null) {
                learningRates.forEach((architecture, rate) -> {
                    String field = "learningRates." + architecture;
                    Require.learningRate(field, Require.present(field, rate));
                });
                learningRates = Map.copyOf(learningRates);
            }
            seeds = seeds == null ? null : distinct("seeds", seeds);
        }
    }

    /**
     * @param epochImages images an epoch, whatever the variant holds: with the same epochs, the same steps; null: the recipe's
     * @param seeds one pre-training for each; one of seed 0 unless written
     */
    record Pretraining(
            String source,
            Variant variant,
            String recipe,
            @Nullable Integer epochs,
            @Nullable Long epochImages,
            List<Long> seeds) {
        Pretraining {
            Require.name("source", source);
            Require.name("recipe", recipe);
            requireSound(epochs);
            if (epochImages != null) {
                Require.atLeast("epochImages", epochImages, 1);
            }
            seeds = distinct("seeds", seeds);
        }

        @JsonCreator
        static Pretraining of(
                @JsonProperty("source") String source,
                @JsonProperty("variant") @Nullable Variant variant,
                @JsonProperty("recipe") String recipe,
                @JsonProperty("epochs") @Nullable Integer epochs,
                @JsonProperty("epochImages") @Nullable Long epochImages,
                @JsonProperty("seeds") @Nullable List<Long> seeds) {
            return new Pretraining(
                    source,
                    variant == null ? Variant.all() : variant,
                    recipe,
                    epochs,
                    epochImages,
                    seeds == null ? List.of(0L) : seeds);
        }
    }

    private static void requireSound(@Nullable Integer epochs) {
        if (epochs != null) {
            Require.epochs("epochs", epochs);
        }
    }

    /** Study and series stand in keys that are split at slashes. */
    private static void segment(String field, String name) {
        if (Require.name(field, name).contains("/")) {
            throw new InvalidField(field, name, "a name without a slash");
        }
    }

    private static <T> List<T> present(String field, @Nullable List<T> values) {
        if (values == null || values.isEmpty()) {
            throw new InvalidField(field, values, "a list of at least one");
        }
        for (int i = 0; i < values.size(); i++) {
            Require.present(field + "[" + i + "]", values.get(i));
        }
        return List.copyOf(values);
    }

    private static <T> List<T> distinct(String field, @Nullable List<T> values) {
        List<T> all = present(field, values);
        requireDistinct(all, place -> field + "[" + place + "]");
        return all;
    }

    private static void requireDistinct(List<?> values, IntFunction<String> field) {
        Set<Object> seen = new HashSet<>();
        for (int place = 0; place < values.size(); place++) {
            if (!seen.add(values.get(place))) {
                throw new InvalidField(field.apply(place), values.get(place), "each one once");
            }
        }
    }
}

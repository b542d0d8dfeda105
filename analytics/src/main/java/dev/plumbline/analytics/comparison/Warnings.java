package dev.plumbline.analytics.comparison;

import dev.plumbline.contracts.event.Accepted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader of a study's comparisons must know. */
final class Warnings {
    private Warnings() {}

    /**
     * @param accepted the study's runs
     * @param margins that they declare, in points
     * @param series those that are compared
     * @param judged the study's comparisons, by family
     */
    static List<String> of(
            Collection<Accepted> accepted,
            SortedSet<Double> margins,
            List<SeriesScale> series,
            Collection<List<Comparison>> judged,
            Families families) {
        List<String> warnings = new ArrayList<>();
        if (margins.size() > 1) {
            warnings.add("the study's runs declare several margins, "
                    + margins.stream().map(Warnings::text).collect(Collectors.joining(" and "))
                    + " points; the smallest counts");
        }
        TreeSet<String> confounded = new TreeSet<>();
        for (SeriesScale one : series) {
            series.stream().filter(one::isConfoundedWith).forEach(other -> confounded.add(other.series()));
        }
        if (!confounded.isEmpty()) {
            warnings.add("images and optimizer steps differ together between " + String.join(", ", confounded)
                    + ": a difference may come of either. Series with the same epochs and epochImages take the same steps"
                    + " at every quantity (docs/studies.md)");
        }
        warnings.addAll(tunedDifferently(accepted));
        warnings.addAll(tooFewPairs(judged, families));
        return warnings;
    }

    private static List<String> tunedDifferently(Collection<Accepted> accepted) {
        Map<String, SortedMap<String, Set<String>>> recipes = new TreeMap<>();
        accepted.stream()
                .filter(run -> Run.of(run).isPresent())
                .forEach(run -> recipes.computeIfAbsent(
                                run.request().finetuning().task(), task -> new TreeMap<>())
                        .computeIfAbsent(run.request().series(), series -> new HashSet<>())
                        .add(run.finetune().recipe().digest()));
        List<String> warnings = new ArrayList<>();
        recipes.forEach((task, bySeries) -> {
            if (Set.copyOf(bySeries.values()).size() > 1) {
                warnings.add("on " + task + " not all of " + String.join(", ", bySeries.keySet())
                        + " are fine-tuned by the same recipes: a difference may come of that");
            }
        });
        return warnings;
    }

    /** Of each family that is too large for its pairs, whatever the differences; those of one size share a sentence. */
    private static Collection<String> tooFewPairs(Collection<List<Comparison>> judged, Families families) {
        Map<String, TreeSet<String>> questions = new TreeMap<>();
        judged.forEach(family -> tooFewPairsOf(family, families.size(family.get(0)))
                .ifPresent(why -> questions
                        .computeIfAbsent(why, first -> new TreeSet<>())
                        .add(families.question(family.get(0)))));
        return questions.entrySet().stream()
                .map(why -> String.join(", ", why.getValue()) + ": " + why.getKey())
                .toList();
    }

    /** Of a family of which something can be decided. */
    private static Optional<String> tooFewPairsOf(List<Comparison> family, int size) {
        return family.stream()
                .filter(comparison -> comparison.reason() == null)
                .map(comparison ->
                        Objects.requireNonNull(comparison.difference()).pairs())
                .max(Comparator.naturalOrder())
                .flatMap(most -> new Family(size, most).tooFewPairs());
    }

    private static String text(double margin) {
        return String.format(Locale.ROOT, "%s", margin);
    }
}

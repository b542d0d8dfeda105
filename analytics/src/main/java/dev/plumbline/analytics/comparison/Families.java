package dev.plumbline.analytics.comparison;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which comparisons answer one question, so that Holm's method adjusts their p-values together: a metric in a quantity, on the OOD
 * test sets that the study's runs ask for. What a family has follows from the runs alone, whatever comes out of them.
 *
 * <p>In distribution every OOD test set of a task repeats the same comparison: those of the first, of the second and so on are
 * families by themselves. So is a test set that was added to a task, for a question asked later takes nothing away from the first.
 */
final class Families {
    /** OOD test sets by task, in order. */
    private final Map<String, List<String>> own;

    private Families(Map<String, List<String>> own) {
        this.own = own;
    }

    static Families of(Collection<Accepted> runs) {
        Map<String, TreeSet<String>> own = new TreeMap<>();
        runs.forEach(run -> own.computeIfAbsent(run.request().finetuning().task(), task -> new TreeSet<>())
                .addAll(run.tests().stream()
                        .filter(test -> test.role() == TestRole.OOD_TEST)
                        .map(TestSet::name)
                        .toList()));
        return new Families(
                own.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, of -> List.copyOf(of.getValue()))));
    }

    /** Comparisons by their families. */
    Collection<List<Comparison>> group(Collection<Comparison> comparisons) {
        return comparisons.stream()
                .collect(Collectors.groupingBy(this::family, TreeMap::new, Collectors.toList()))
                .values();
    }

    private String family(Comparison comparison) {
        String question = question(comparison);
        return comparison.quantity() == Quantity.ID && !isAdded(comparison)
                ? question + " " + place(comparison)
                : question;
    }

    /** The question in words. */
    String question(Comparison comparison) {
        String question = comparison.metric() + " " + comparison.quantity().label();
        return isAdded(comparison) ? question + " on " + comparison.task() + " " + comparison.ood() : question;
    }

    private boolean isAdded(Comparison comparison) {
        return place(comparison) < 0;
    }

    private int place(Comparison comparison) {
        return own.getOrDefault(comparison.task(), List.of()).indexOf(comparison.ood());
    }
}

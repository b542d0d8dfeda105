package dev.plumbline.analytics.comparison;

import dev.plumbline.contracts.event.Accepted;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which comparisons answer one question, so that Holm's method adjusts their p-values together: a metric in a quantity, on the OOD
 * test sets that the study's runs ask for. How many a family has follows from the runs alone, whatever comes out of them.
 *
 * <p>In distribution every OOD test set of a task repeats the same comparison: those of the first, of the second and so on are
 * families by themselves. So is a test set that was added to a task, for a question asked later takes nothing away from the first.
 */
final class Families {
    private final Map<String, Asked> tasks = new TreeMap<>();

    /** What a study's runs on one task ask for: OOD test sets, in order, and pre-trained series. */
    private record Asked(NavigableSet<String> tests, Set<String> series) {
        /** Negative where the set was added. */
        int place(String test) {
            return List.copyOf(tests).indexOf(test);
        }

        /** Each series with each. */
        int pairs() {
            return series.size() * (series.size() - 1) / 2;
        }
    }

    private Families() {}

    static Families of(Collection<Accepted> runs) {
        Families families = new Families();
        for (Accepted run : runs) {
            Asked asked = families.tasks.computeIfAbsent(
                    run.request().finetuning().task(), task -> new Asked(new TreeSet<>(), new HashSet<>()));
            run.ownOodTests().forEach(asked.tests()::add);
            Run.of(run).map(Run::series).ifPresent(asked.series()::add);
        }
        return families;
    }

    /** Comparisons by their families. */
    Collection<List<Comparison>> group(Collection<Comparison> comparisons) {
        return comparisons.stream()
                .collect(Collectors.groupingBy(this::family, TreeMap::new, Collectors.toList()))
                .values();
    }

    /** How many comparisons the family of one has once all of its test sets are scored. */
    int size(Comparison of) {
        if (isAdded(of)) {
            return asked(of).pairs();
        }
        int place = place(of);
        return tasks.values().stream()
                .mapToInt(asked -> asked.pairs()
                        * (of.quantity() != Quantity.ID
                                ? asked.tests().size()
                                : asked.tests().size() > place ? 1 : 0))
                .sum();
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
        return asked(comparison).place(comparison.ood());
    }

    private Asked asked(Comparison comparison) {
        return tasks.getOrDefault(comparison.task(), new Asked(new TreeSet<>(), Set.of()));
    }
}

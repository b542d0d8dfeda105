package dev.plumbline.analytics.comparison;

import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What a study's runs can decide at best, before any of them is run: where all of them complete and all series are
 * comparable.
 *
 * @param pairs of each comparison, as many as there are pre-trainings that match
 */
public record Prospect(List<Integer> pairs) {
    public Prospect {
        pairs = List.copyOf(pairs);
    }

    /**
     * @param requests of one study
     * @param oodTests how many a task has
     */
    public static Prospect of(Collection<Request> requests, ToIntFunction<String> oodTests) {
        List<Integer> pairs = new ArrayList<>();
        requests.stream()
                .collect(Collectors.groupingBy(
                        request -> request.finetuning().task(), TreeMap::new, Collectors.toList()))
                .forEach((task, of) -> {
                    for (int test = 0; test < oodTests.applyAsInt(task); test++) {
                        pairs.addAll(matches(of));
                    }
                });
        return new Prospect(pairs);
    }

    private static List<Integer> matches(List<Request> requests) {
        List<Set<String>> series = List.copyOf(series(requests).values());
        List<Integer> matches = new ArrayList<>();
        for (int first = 0; first < series.size(); first++) {
            for (Set<String> second : series.subList(first + 1, series.size())) {
                Set<String> common = new TreeSet<>(series.get(first));
                common.retainAll(second);
                matches.add(common.size());
            }
        }
        return matches;
    }

    /** What the pre-trainings of each pre-trained series are paired by. */
    private static Map<String, Set<String>> series(List<Request> requests) {
        Map<String, Set<String>> series = new TreeMap<>();
        for (Request request : requests) {
            Pretraining pretraining = request.pretraining();
            if (pretraining != null) {
                series.computeIfAbsent(request.series(), first -> new TreeSet<>())
                        .add(Run.pair(request.architecture(), pretraining));
            }
        }
        return series;
    }

    /** Why no verdict can be reached, or none but equivalence; empty where one can, or nothing is compared. */
    public Optional<String> doubt() {
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        int most = pairs.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return most < Difference.FEWEST_PAIRS
                ? Optional.of(noVerdict(most))
                : new Family(pairs.size(), most).tooFewPairs();
    }

    private String noVerdict(int most) {
        int needed = Difference.fewestPairs(pairs.size());
        String further = needed == Difference.FEWEST_PAIRS
                ? ": more pre-training seeds"
                : ", and 'higher' or 'lower' over %d comparisons %d: more pre-training seeds, or fewer series"
                        .formatted(pairs.size(), needed);
        return "no verdict can be reached: in no two of its series do more than %d pre-trainings match in architecture and"
                        .formatted(most)
                + " pre-training seed. A verdict needs " + Difference.FEWEST_PAIRS + further;
    }
}

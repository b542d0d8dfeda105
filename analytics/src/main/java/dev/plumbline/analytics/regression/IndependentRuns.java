package dev.plumbline.analytics.regression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runs of a series may be tested as if they were independent.
 *
 * <p>Fine-tunings of one pre-training share its luck. Where an architecture has several pre-trainings in the series, each
 * counts once, with its first run. Where it has one, all of its runs count: its intercept holds what they share.
 */
final class IndependentRuns {
    private IndependentRuns() {}

    static List<RunScore> of(List<RunScore> runs) {
        Map<String, Set<String>> pretrainings = new HashMap<>();
        runs.forEach(run -> pretrainings
                .computeIfAbsent(run.architecture(), first -> new HashSet<>())
                .add(run.pretraining()));
        Set<String> several = pretrainings.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> counted = new HashSet<>();
        return runs.stream()
                .filter(run -> !several.contains(run.architecture())
                        || counted.add(run.architecture() + "|" + run.pretraining()))
                .toList();
    }
}

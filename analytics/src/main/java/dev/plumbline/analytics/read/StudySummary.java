package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Request;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A study as its accepted runs declare it.
 *
 * @param oodTests the OOD test sets that its runs ask for: the tasks' own, none that was added to a task later
 * @param margin the largest difference that makes none, in points of a hundred: the smallest that a run declares
 */
public record StudySummary(
        String study,
        List<String> tasks,
        List<String> oodTests,
        List<String> series,
        List<String> architectures,
        int runs,
        double margin) {
    public StudySummary {
        tasks = List.copyOf(tasks);
        oodTests = List.copyOf(oodTests);
        series = List.copyOf(series);
        architectures = List.copyOf(architectures);
    }

    /** Every study of these runs, by name. */
    static List<StudySummary> of(List<Accepted> runs) {
        return runs.stream()
                .collect(Collectors.groupingBy(run -> run.request().study(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(study -> summary(study.getKey(), study.getValue()))
                .toList();
    }

    private static StudySummary summary(String study, List<Accepted> runs) {
        return new StudySummary(
                study,
                distinct(runs, run -> Stream.of(run.request().finetuning().task())),
                distinct(runs, Accepted::ownOodTests),
                distinct(runs, run -> Stream.of(run.request().series())),
                distinct(runs, run -> Stream.of(run.request().architecture())),
                runs.size(),
                runs.stream()
                        .map(run -> run.request().margin())
                        .mapToDouble(margin -> margin == null ? Request.MARGIN : margin)
                        .min()
                        .orElse(Request.MARGIN));
    }

    private static List<String> distinct(List<Accepted> runs, Function<Accepted, Stream<String>> names) {
        return runs.stream().flatMap(names).distinct().sorted().toList();
    }
}

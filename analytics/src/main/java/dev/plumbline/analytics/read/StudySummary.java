package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Request;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A study as its accepted runs declare it.
 *
 * @param margin the largest difference that makes none, in points of a hundred: the smallest that a run declares
 */
public record StudySummary(
        String study, List<String> tasks, List<String> series, List<String> architectures, int runs, double margin) {
    public StudySummary {
        tasks = List.copyOf(tasks);
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
                distinct(runs, request -> request.finetuning().task()),
                distinct(runs, Request::series),
                distinct(runs, Request::architecture),
                runs.size(),
                runs.stream()
                        .map(run -> run.request().margin())
                        .mapToDouble(margin -> margin == null ? Request.MARGIN : margin)
                        .min()
                        .orElse(Request.MARGIN));
    }

    private static List<String> distinct(List<Accepted> runs, Function<Request, String> part) {
        return runs.stream()
                .map(run -> part.apply(run.request()))
                .distinct()
                .sorted()
                .toList();
    }
}

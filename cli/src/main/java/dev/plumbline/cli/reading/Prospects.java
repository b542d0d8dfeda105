package dev.plumbline.cli.reading;

import dev.plumbline.analytics.comparison.Prospect;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.producers.study.Study;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What studies that are submitted can decide at best, together with the runs of theirs that the log has already. */
public final class Prospects {
    private final Map<String, Map<String, Request>> studies = new TreeMap<>();
    private final Set<String> conflicts = new TreeSet<>();
    private final Tasks tasks;

    Prospects(List<Study> submitted, Tasks tasks) {
        this.tasks = tasks;
        submitted.stream()
                .flatMap(study -> study.requests().stream())
                .forEach(request -> studies.computeIfAbsent(request.study(), first -> new TreeMap<>())
                        .put(request.id(), request));
    }

    /** @param tasks that the studies' are among */
    public static Prospects read(KafkaSettings settings, List<Study> submitted, Tasks tasks)
            throws InterruptedException {
        Prospects prospects = new Prospects(submitted, tasks);
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), accepted -> prospects.on(accepted.request())));
        return prospects;
    }

    void on(Request accepted) {
        studies.computeIfPresent(accepted.study(), (study, requests) -> {
            Request before = requests.put(accepted.id(), accepted);
            if (before != null) {
                Differences.of(before, accepted)
                        .forEach(difference -> conflicts.add("study " + study + ": " + difference));
            }
            return requests;
        });
    }

    /** @throws IllegalArgumentException where a run was accepted before as another, with every difference */
    public void requireSameAsBefore() {
        if (!conflicts.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", conflicts)
                    + "\nnothing was submitted: runs that were accepted stay as they are; expected the same study,"
                    + " or one of another name");
        }
    }

    /** A sentence for each study that cannot reach a verdict. */
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        studies.forEach((study, requests) -> Prospect.of(requests.values(), this::oodTests)
                .doubt()
                .ifPresent(doubt -> doubts.add("study " + study + ": " + doubt)));
        return doubts;
    }

    /** Of the task's own; those that are added to it make for more comparisons. */
    private int oodTests(String task) {
        return (int) tasks.task(task).tests().stream()
                .filter(test -> test.role() == TestRole.OOD_TEST)
                .count();
    }
}

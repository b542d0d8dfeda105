package dev.plumbline.cli.reading;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The test sets of each task that the log knows: those of accepted runs, and those that were added. */
public final class KnownTests {
    private final Map<String, Map<String, TestRole>> tasks = new TreeMap<>();
    private final Set<List<String>> added = new HashSet<>();

    KnownTests() {}

    public static KnownTests read(KafkaSettings settings) throws InterruptedException {
        KnownTests known = new KnownTests();
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), known::on)
                        .on(settings.topics().tests(), known::on));
        return known;
    }

    void on(Accepted accepted) {
        accepted.tests().forEach(test -> put(accepted.request().finetuning().task(), test));
    }

    void on(AddedTest test) {
        put(test.task(), test.test());
        added.add(List.of(test.task(), test.test().name()));
    }

    /** Whether a test set is none of the task's own. */
    public boolean isAdded(String task, String test) {
        return added.contains(List.of(task, test));
    }

    private void put(String task, TestSet test) {
        tasks.computeIfAbsent(task, first -> new TreeMap<>())
                .merge(test.name(), test.role(), (one, other) -> isOod(one) ? one : other);
    }

    private static boolean isOod(TestRole role) {
        return role == TestRole.OOD_TEST || role == TestRole.OOD_VALIDATION;
    }

    /**
     * Why no checkpoint has a residual to a baseline of this test; empty where one may. A task or a test set can still come.
     *
     * @throws InvalidField if the name is an ID set's: names are unique within a task, so no OOD set can come under it
     */
    public Optional<String> doubt(String task, String test) {
        Map<String, TestRole> tests = tasks.getOrDefault(task, Map.of());
        TestRole role = tests.get(test);
        if (role == null) {
            return Optional.of(
                    tests.isEmpty()
                            ? "no run has the task " + task + listed("; tasks that runs have: ", tasks.keySet())
                            : "task " + task + " has no OOD test " + test + listed("; it has ", ood(tests)));
        }
        if (!isOod(role)) {
            throw new InvalidField(
                    "--ood-test",
                    test,
                    "an OOD set of task " + task + listed(", which are ", ood(tests)) + "; this is in distribution");
        }
        return Optional.empty();
    }

    private static String listed(String before, Iterable<String> names) {
        String all = String.join(", ", names);
        return all.isEmpty() ? "" : before + all;
    }

    private static List<String> ood(Map<String, TestRole> tests) {
        return tests.entrySet().stream()
                .filter(test -> isOod(test.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

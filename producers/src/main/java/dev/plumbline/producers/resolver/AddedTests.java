package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.TestSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;

/** The test sets that were added to tasks: the first of each name stands. One thread at a time. */
final class AddedTests implements AutoCloseable {
    /** Runs of the task have all of them among their tests, with the task's own. */
    static final int MOST = Accepted.MOST_TESTS / 2;

    private final Map<String, Map<String, TestSet>> byTask = new TreeMap<>();
    private final LogReading<AddedTest> log;

    AddedTests(Topic<AddedTest> topic, Consumer<byte[], byte[]> consumer) {
        this.log = new LogReading<>(topic, consumer, this::note);
    }

    /** Reads what was added since the last time, by whomever. */
    void catchUp() {
        log.catchUp();
    }

    /** Forgets everything, and reads it again when next asked to catch up. */
    void startAgain() {
        byTask.clear();
        log.startAgain();
    }

    void note(AddedTest added) {
        byTask.computeIfAbsent(added.task(), task -> new LinkedHashMap<>())
                .putIfAbsent(added.test().name(), added.test());
    }

    Optional<TestSet> named(String task, String test) {
        return Optional.ofNullable(byTask.getOrDefault(task, Map.of()).get(test));
    }

    /** Whether the task has as many as it may have beside its own. */
    boolean isFull(String task) {
        return byTask.getOrDefault(task, Map.of()).size() >= MOST;
    }

    /** The run with what was added to its task, beside the task's own tests. */
    Accepted among(Accepted accepted) {
        List<TestSet> tests = new ArrayList<>(accepted.tests());
        tests.addAll(byTask.getOrDefault(accepted.request().finetuning().task(), Map.of())
                .values());
        return new Accepted(accepted.request(), accepted.pretrain(), accepted.finetune(), accepted.validation(), tests);
    }

    @Override
    public void close() {
        log.close();
    }
}

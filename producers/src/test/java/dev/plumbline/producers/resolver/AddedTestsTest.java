package dev.plumbline.producers.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

class AddedTestsTest {
    private static final String TASK = "rendered:camtrap";

    /** Kafka's own fake. */
    private final AddedTests tests =
            new AddedTests(new Topics("plumbline").tests(), new MockConsumer<byte[], byte[]>("earliest"));

    @Test
    void aTaskIsFullOnceFiveHundredTestSetsWereAdded() {
        for (int i = 1; i < 500; i++) {
            add("test-" + i);
            add("test-" + i);
        }
        assertThat(tests.isFull(TASK)).isFalse();
        add("test-500");

        assertThat(tests.isFull(TASK)).isTrue();
        assertThat(tests.isFull("another")).isFalse();
    }

    private void add(String name) {
        DataRef data = new DataRef("cameras", "a".repeat(64), 1_000, 2);
        tests.note(new AddedTest("r-" + name, TASK, new TestSet(name, TestRole.OOD_TEST, data)));
    }
}

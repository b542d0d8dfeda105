package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Command;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Topics TOPICS = new Topics("plumbline");
    private static final List<Command> EVENTS = List.of(
            new Command("c-1", "demo", Command.Action.PAUSE, null, AT),
            new Command("c-2", "demo", Command.Action.RESUME, null, AT));

    /** Kafka's own fake. */
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());

    private final Transaction transaction = new Transaction(producer, "plumbline/test");

    @BeforeEach
    void open() {
        producer.initTransactions();
    }

    @Test
    void readersGetAllEventsAtOnce() {
        transaction.publish(TOPICS.commands(), EVENTS, AT);

        assertThat(producer.transactionCommitted()).isTrue();
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void readersGetNoneWhereOneIsNotTaken() {
        producer.commitTransactionException = new RecordTooLargeException("2,000,000 bytes");

        assertThatThrownBy(() -> transaction.publish(TOPICS.commands(), EVENTS, AT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kafka did not take 2 events for topic plumbline.commands, and readers get none of them: "
                        + "2,000,000 bytes");
        assertThat(producer.transactionCommitted()).isFalse();
        assertThat(producer.history()).isEmpty();
    }
}

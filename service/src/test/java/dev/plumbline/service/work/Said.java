package dev.plumbline.service.work;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Attempt;
import dev.plumbline.service.Publisher;
import dev.plumbline.testing.TestingClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A voice without a broker, what it said, and what it is to meet with when it next speaks. */
final class Said {
    static final Topics TOPICS = new Topics("test");

    final Deque<Exception> faults = new ArrayDeque<>();
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(
                        ProducerRecord<byte[], byte[]> record, Callback callback) {
                    Exception fault = faults.poll();
                    if (fault == null) {
                        return super.send(record, callback);
                    }
                    callback.onCompletion(null, fault);
                    return CompletableFuture.failedFuture(fault);
                }
            };
    private final TestingClock clock = new TestingClock();

    Voice voice() {
        return new Voice(new Publisher(producer, "test", clock), TOPICS.attempts(), "w", clock);
    }

    /** As {@code started}, {@code checkpoint} or {@code failed workerLost}, in order. */
    List<String> words() {
        return producer.history().stream().map(Said::word).toList();
    }

    private static String word(ProducerRecord<byte[], byte[]> record) {
        if (!record.topic().equals(TOPICS.attempts().name())) {
            return record.topic().substring("test.".length());
        }
        Attempt attempt = attempt(record);
        return attempt.outcome()
                + (attempt.failure() == null ? "" : " " + attempt.failure().cause());
    }

    static Attempt attempt(ProducerRecord<byte[], byte[]> record) {
        try {
            return TOPICS.attempts().decode(record.value());
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }
}

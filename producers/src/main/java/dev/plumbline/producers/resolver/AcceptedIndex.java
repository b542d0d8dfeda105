package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ids that were accepted, and what for. One thread at a time. */
final class AcceptedIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedIndex.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<Accepted> topic;
    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Map<String, String> contents = new HashMap<>();

    AcceptedIndex(Topic<Accepted> topic, Consumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.consumer = consumer;
        this.partition = new TopicPartition(topic.name(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Reads what was accepted since the last time, by whomever. */
    void catchUp() {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(this::learn);
        }
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        try {
            note(topic.decode(record.value()).request());
        } catch (MalformedEvent e) {
            LOG.warn("Passing over offset {} of {}: {}", record.offset(), topic.name(), e.getMessage());
        }
    }

    /** Forgets everything, and reads it again when next asked to catch up. */
    void startAgain() {
        contents.clear();
        consumer.seekToBeginning(List.of(partition));
    }

    void note(Request request) {
        contents.put(request.id(), content(request));
    }

    /** Whether the request was accepted before; empty if its id is new. */
    Optional<Boolean> sameAsBefore(Request request) {
        return Optional.ofNullable(contents.get(request.id())).map(content(request)::equals);
    }

    /** What is to be run, whatever it is called and however much it matters. */
    private static String content(Request request) {
        return Digest.ofCanonical(new Request(
                "any",
                request.study(),
                request.series(),
                request.architecture(),
                request.pretraining(),
                request.finetuning(),
                0));
    }

    @Override
    public void close() {
        consumer.close();
    }
}

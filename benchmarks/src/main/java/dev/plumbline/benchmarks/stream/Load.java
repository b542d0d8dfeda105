package dev.plumbline.benchmarks.stream;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.service.KafkaSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes the fleet's events: evaluations in order, at a stated rate, encoded before the clock runs. */
final class Load implements AutoCloseable {
    private static final String SOURCE = "plumbline/benchmark";
    private static final int CHUNK = 20_000;

    private final KafkaSettings kafka;
    private final Fleet fleet;
    private final Arrivals arrivals;
    private final KafkaProducer<byte[], byte[]> producer;
    private int next;

    Load(KafkaSettings kafka, Fleet fleet, Arrivals arrivals) {
        this.kafka = kafka;
        this.fleet = fleet;
        this.arrivals = arrivals;
        Map<String, Object> settings = new HashMap<>(kafka.producer());
        settings.put("batch.size", 65_536);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void accept() {
        Topic<Accepted> topic = kafka.topics().accepted();
        fleet.accepted().forEach(run -> send(topic.record(run, SOURCE, Instant.now())));
        producer.flush();
    }

    /** Publishes so many evaluations at a rate; returns how long that took in seconds. */
    double publish(int count, int rate) {
        List<ProducerRecord<byte[], byte[]>> records = encoded(next, count);
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begun + (long) (i * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(500_000, due - System.nanoTime()));
            }
            arrivals.due(next + i, due);
            send(records.get(i));
        }
        producer.flush();
        next += count;
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Publishes as fast as Kafka takes them, up to a number of evaluations in all. */
    void fill(int total) {
        while (next < total) {
            int count = Math.min(CHUNK, total - next);
            encoded(next, count).forEach(this::send);
            next += count;
        }
        producer.flush();
    }

    /** Evaluations published so far. */
    int published() {
        return next;
    }

    private List<ProducerRecord<byte[], byte[]>> encoded(int from, int count) {
        Topic<Evaluation> topic = kafka.topics().evaluations();
        Instant now = Instant.now();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(topic.record(fleet.evaluation(from + i, now), SOURCE, now));
        }
        return records;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                arrivals.failed(failure);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}

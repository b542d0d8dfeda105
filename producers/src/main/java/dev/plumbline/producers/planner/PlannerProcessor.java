package dev.plumbline.producers.planner;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.StageState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the planner and carries out what it decides. Until every input has been read to where it ended when the task
 * began, events are only noted: what a fuller log would show as done is not released.
 */
final class PlannerProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(PlannerProcessor.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final String SOURCE = "plumbline/planner";
    /** The one key of the store that is no fact: how the facts are written. */
    private static final String FORMAT = "format";

    private static final byte[] FORMAT_1 = "1".getBytes(StandardCharsets.UTF_8);

    private final PlannerTopology surroundings;
    private Planner planner;
    private final Map<String, Topic<?>> inputs = new HashMap<>();
    private final Map<String, Long> unread = new HashMap<>();
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> store;
    private boolean warned;

    PlannerProcessor(PlannerTopology surroundings) {
        this.surroundings = surroundings;
        this.planner = planner();
        Topics topics = surroundings.topics();
        PlannerTopology.inputs(topics).forEach(topic -> inputs.put(topic.name(), topic));
        inputs.put(topics.workers().name(), topics.workers());
    }

    private Planner planner() {
        return new Planner(surroundings.config(), (queue, cause) -> {
            if (unread.isEmpty()) {
                surroundings.meters().failed(queue, cause);
            }
        });
    }

    /** Kafka Streams may call this again on the same object, when a task that failed is revived on its stores. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        planner = planner();
        unread.clear();
        KeyValueStore<String, byte[]> facts = newContext.getStateStore(PlannerTopology.STORE);
        store = facts;
        surroundings.progress().read();
        Unread before = surroundings.unread().get();
        int known = restore(facts, before.begun());
        unread.putAll(before.last());
        LOG.info("The planner knows {} facts; what it has yet to read, each to this offset: {}", known, unread);
        var unused = newContext.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    private int restore(KeyValueStore<String, byte[]> facts, boolean begun) {
        byte[] format = facts.get(FORMAT);
        if (format == null && begun) {
            throw new IllegalStateException(
                    "The planner has read its inputs but its store is empty: its changelog topic was deleted. Stop it"
                            + " and delete its group too, and it will read everything again");
        }
        if (format != null && !Arrays.equals(format, FORMAT_1)) {
            throw new IllegalStateException("The planner's store is of format "
                    + new String(format, StandardCharsets.UTF_8) + " where this planner knows 1. Stop it and delete its"
                    + " changelog topic and its group, and it will read everything again");
        }
        int known = 0;
        try (KeyValueIterator<String, byte[]> all = facts.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> fact = all.next();
                if (!fact.key.equals(FORMAT)) {
                    planner.restore(FactCodec.decode(fact.key, fact.value));
                    known++;
                }
            }
        }
        return known;
    }

    private void tick() {
        if (unread.isEmpty()) {
            plan();
            surroundings.progress().plan();
            surroundings.meters().show(planner.snapshot(surroundings.clock().instant()));
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        byte[] value = record.value();
        if (value != null) {
            apply(record.headers(), value, place, Instant.ofEpochMilli(record.timestamp()));
        }
        Long last = unread.get(place.topic());
        if (last != null && place.offset() >= last) {
            unread.remove(place.topic());
        }
        if (unread.isEmpty()) {
            plan();
        } else {
            persist();
        }
    }

    private void apply(Headers headers, byte[] value, RecordMetadata place, Instant written) {
        Topic<?> topic = Objects.requireNonNull(inputs.get(place.topic()), "only inputs are read");
        Instant now = unread.isEmpty() ? surroundings.clock().instant() : written;
        try {
            planner.apply(topic.decode(headers, value), new Arrival(place.offset(), written, now));
        } catch (MalformedEvent e) {
            reject(new Place(place.topic(), place.partition(), place.offset()), e, written);
        }
    }

    /** Analytics, which reads some of the same topics, refuses a record of theirs in the same words under the same id. */
    private void reject(Place place, MalformedEvent e, Instant written) {
        String message = "Passing over " + place + ": " + e.getMessage();
        if (warned) {
            LOG.debug(message);
        } else {
            LOG.warn("{} (more of the kind are only counted)", message);
            warned = true;
        }
        surroundings.meters().passedOver(place.topic());
        forward(surroundings.topics().rejected(), Rejected.of(place, e.fault(), written), written);
    }

    private void plan() {
        Instant now = surroundings.clock().instant();
        List<Event> effects = planner.plan(now);
        persist();
        effects.forEach(effect -> publish(effect, now));
        if (!effects.isEmpty()) {
            context().commit();
        }
    }

    private void persist() {
        KeyValueStore<String, byte[]> facts = Objects.requireNonNull(store, "init comes first");
        facts.putIfAbsent(FORMAT, FORMAT_1);
        planner.drainChanges()
                .forEach((key, fact) -> fact.ifPresentOrElse(
                        present -> facts.put(key, FactCodec.encode(present)), () -> facts.delete(key)));
    }

    private void publish(Event effect, Instant now) {
        Topics topics = surroundings.topics();
        if (effect instanceof EpochWork work) {
            surroundings.meters().issued(Queue.TRAINING);
            forward(topics.work(), work, now);
        } else if (effect instanceof EvaluationWork work) {
            surroundings.meters().issued(Queue.EVALUATION);
            forward(topics.evaluationWork(), work, now);
        } else if (effect instanceof RunState run) {
            forward(topics.runs(), run, now);
        } else if (effect instanceof StageState stage) {
            forward(topics.stages(), stage, now);
        } else if (effect instanceof BackfillState backfill) {
            forward(topics.backfills(), backfill, now);
        } else {
            throw new IllegalStateException("no output of the planner: " + effect);
        }
    }

    private <V extends Event> void forward(Topic<V> topic, V event, Instant now) {
        ProducerRecord<byte[], byte[]> record = topic.record(event, SOURCE, now);
        context()
                .forward(
                        new Record<>(record.key(), record.value(), now.toEpochMilli(), record.headers()),
                        PlannerTopology.sink(topic));
    }

    @Override
    public void close() {
        surroundings.progress().standBy();
        surroundings.meters().show(PlannerSnapshot.EMPTY);
    }

    private ProcessorContext<byte[], byte[]> context() {
        return Objects.requireNonNull(context, "init comes first");
    }
}

package dev.plumbline.producers.planner;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The planner as a Streams application of one task: every input has one partition. Its own work is among its inputs, so
 * that a planner whose memory is wiped knows what lies in the queues.
 *
 * @param unread asked when the task starts
 */
record PlannerTopology(
        Topics topics,
        PlannerConfig config,
        Supplier<Unread> unread,
        InstantSource clock,
        PlannerMeters meters,
        PlannerProgress progress) {
    /** The facts, by key; in memory, since the planner holds them there in any case, and rebuilt from its changelog. */
    static final String STORE = "facts";

    private static final String PLANNER = "planner";

    /** Heartbeats too, but those are not waited for: whoever lives is heard again. */
    static List<Topic<?>> inputs(Topics topics) {
        return List.of(
                topics.accepted(),
                topics.commands(),
                topics.tests(),
                topics.attempts(),
                topics.checkpoints(),
                topics.evaluations(),
                topics.work(),
                topics.evaluationWork());
    }

    static List<Topic<?>> outputs(Topics topics) {
        return List.of(
                topics.work(),
                topics.evaluationWork(),
                topics.runs(),
                topics.stages(),
                topics.backfills(),
                topics.rejected());
    }

    Topology build() {
        Topology topology = new Topology();
        String[] sources = Stream.concat(inputs(topics).stream(), Stream.of(topics.workers()))
                .map(Topic::name)
                .toArray(String[]::new);
        topology.addSource("inputs", new ByteArrayDeserializer(), new ByteArrayDeserializer(), sources);
        topology.addProcessor(PLANNER, () -> new PlannerProcessor(this), "inputs");
        topology.addStateStore(store(), PLANNER);
        for (Topic<?> output : outputs(topics)) {
            topology.addSink(
                    sink(output), output.name(), new ByteArraySerializer(), new ByteArraySerializer(), PLANNER);
        }
        return topology;
    }

    static String sink(Topic<?> output) {
        return "to " + output.name();
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}

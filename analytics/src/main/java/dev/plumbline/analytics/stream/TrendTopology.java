package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.regression.Acceptance;
import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Regression;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The application as a value.
 *
 * <pre>
 * accepted ────┐           ┌→ rejected
 * evaluations ─┼→ decoded ─┤
 * commands ────┤           │
 * baselines ───┘           └→ members, scores → points → trends, residuals, by figure; regressions, by series
 * </pre>
 *
 * <p>Its inputs have one partition each, so that all of it is one task: an evaluation reaches its trend in one
 * transaction, and every figure's series meet. With more partitions, members and points would have to be repartitioned.
 * Nothing that it writes is among its inputs, so that what it rejects cannot come back to it.
 */
public final class TrendTopology {
    /** The store of every evaluation's scores. */
    public static final String SCORES = "scores";

    static final String MEMBERS = "members";
    static final String BASELINES = "baselines";
    static final String ACCEPTANCES = "acceptances";
    static final String WORDS = "words";
    static final String NAMED = "named-baselines";

    private final Topics topics;
    private final AlarmBudget budget;
    private final EventCounter counter;
    private final LongSupplier nanoTime;

    private TrendTopology(Topics topics, AlarmBudget budget, EventCounter counter, LongSupplier nanoTime) {
        this.topics = topics;
        this.budget = budget;
        this.counter = counter;
        this.nanoTime = nanoTime;
    }

    /** The topology over these topics. What is said in the end does not depend on the clock; how often it is, does. */
    public static Topology of(Topics topics, AlarmBudget budget, EventCounter counter, LongSupplier nanoTime) {
        return new TrendTopology(topics, budget, counter, nanoTime).build();
    }

    private Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(MEMBERS, JsonSerdes.of(Roster.class)));
        builder.addStateStore(store(SCORES, VersionsSerde.serde()));
        builder.addStateStore(store(BASELINES, Serdes.String()));
        builder.addStateStore(store(ACCEPTANCES, JsonSerdes.of(Acceptance.class)));
        builder.addStateStore(store(WORDS, JsonSerdes.of(Regression.class)));
        builder.addStateStore(store(NAMED, JsonSerdes.of(NamedBaseline.class)));
        KStream<String, Event> read = read(builder, topics.accepted())
                .merge(read(builder, topics.evaluations()))
                .merge(read(builder, topics.commands()))
                .merge(read(builder, topics.baselines()));
        write(read, topics.rejected());
        KStream<String, Event> out = read.process(
                () -> new TrendProcessor(topics, budget, counter, nanoTime),
                Named.as("trends"),
                MEMBERS,
                SCORES,
                BASELINES,
                ACCEPTANCES,
                WORDS,
                NAMED);
        write(out, topics.trends());
        write(out, topics.residuals());
        write(out, topics.regressions());
        return builder.build();
    }

    private KStream<String, Event> read(StreamsBuilder builder, Topic<? extends Event> topic) {
        if (topic.partitions() != 1) {
            throw new IllegalArgumentException(topic.name() + " has " + topic.partitions()
                    + " partitions; the join of runs and evaluations needs one");
        }
        return builder.stream(topic.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(
                        () -> new EventReader<>(topic, counter),
                        Named.as("read-" + topic.value().getSimpleName()));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled();
    }

    private static void write(KStream<String, Event> events, Topic<? extends Event> topic) {
        events.process(
                        () -> new EventWriter<>(topic),
                        Named.as("write-" + topic.value().getSimpleName()))
                .to(topic.name(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    }
}

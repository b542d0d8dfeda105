package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Event;
import java.util.List;
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
 * accepted → members ───┐
 *                       ├→ join, by fine-tuning stage → points → trends, residuals, by figure
 * evaluations → scores ─┘
 * </pre>
 *
 * <p>Its inputs have one partition each, so that all of it is one task: an evaluation reaches its trend in one
 * transaction, and every figure's series meet. With more partitions, members and points would have to be repartitioned.
 */
public final class TrendTopology {
    /** The store of every figure's points, by {@link Point#key()}; for interactive queries. */
    public static final String POINTS = "points";

    static final String MEMBERS = "members";
    static final String SCORES = "scores";
    static final String BASELINES = "baselines";

    private final Topics topics;
    private final EventCounter counter;

    private TrendTopology(Topics topics, EventCounter counter) {
        this.topics = topics;
        this.counter = counter;
    }

    /** The topology over these topics. */
    public static Topology of(Topics topics, EventCounter counter) {
        return new TrendTopology(topics, counter).build();
    }

    private Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(MEMBERS, JsonSerdes.of(Member.class)));
        builder.addStateStore(store(SCORES, JsonSerdes.of(Score.class)));
        builder.addStateStore(store(POINTS, JsonSerdes.of(Point.class)));
        builder.addStateStore(store(BASELINES, Serdes.String()));
        KStream<String, Event> out = joined(members(builder), scores(builder))
                .process(TrendProcessor::new, Named.as("trends"), POINTS, BASELINES);
        write(out, topics.trends());
        write(out, topics.residuals());
        return builder.build();
    }

    private KStream<String, Member> members(StreamsBuilder builder) {
        return source(builder, topics.accepted())
                .process(
                        () -> new EventReader<>(topics.accepted(), Member::of, Member::stage, counter),
                        Named.as("read-accepted"));
    }

    private KStream<String, Score> scores(StreamsBuilder builder) {
        return source(builder, topics.evaluations())
                .process(
                        () -> new EventReader<>(topics.evaluations(), e -> List.of(Score.of(e)), Score::stage, counter),
                        Named.as("read-evaluations"));
    }

    /** Both sides share the stores, so that whichever comes second finds the first. */
    private KStream<String, Point> joined(KStream<String, Member> members, KStream<String, Score> scores) {
        KStream<String, Point> ofMembers = members.process(
                () -> new JoinProcessor<>(topics.accepted().name(), PointJoin::join, counter),
                Named.as("join-members"),
                MEMBERS,
                SCORES);
        KStream<String, Point> ofScores = scores.process(
                () -> new JoinProcessor<>(topics.evaluations().name(), PointJoin::join, counter),
                Named.as("join-scores"),
                MEMBERS,
                SCORES);
        return ofMembers.merge(ofScores);
    }

    private static KStream<byte[], byte[]> source(StreamsBuilder builder, Topic<?> topic) {
        if (topic.partitions() != 1) {
            throw new IllegalArgumentException(topic.name() + " has " + topic.partitions()
                    + " partitions; the join of runs and evaluations needs one");
        }
        return builder.stream(topic.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()));
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

package dev.plumbline.service.work;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Work;
import dev.plumbline.service.Closer;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import dev.plumbline.service.Publisher;
import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One process's worker on one queue: its slots, each with a consumer of its own, and its heartbeat. */
public final class Worker<W extends Work> implements AutoCloseable {
    private final WorkerSettings settings;
    private final WorkerContext context;
    private final Trade<W> trade;
    private final List<Slot<W>> slots = new CopyOnWriteArrayList<>();
    private final Closer closer;
    private final CancelledStages cancelled;
    private final Heartbeats heartbeats;

    /**
     * What is worked on, and how.
     *
     * @param group the share group, as {@link dev.plumbline.service.Installation#TRAINERS}
     * @param benches gives every slot its own
     */
    public record Trade<W extends Work>(
            Topic<W> queue, String group, Supplier<? extends Workbench<W>> benches, WorkObserver<W> observer) {}

    private Worker(WorkerSettings settings, WorkerContext context, Trade<W> trade, Closer closer) {
        this.settings = settings;
        this.context = context;
        this.trade = trade;
        this.closer = closer;
        Publisher publisher = closer.add(new Publisher(producer(), settings.source(), context.clock()));
        NewestOffsets newest =
                new NewestOffsets(closer.add(Admin.create(context.kafka().admin())));
        cancelled = closer.add(CancelledStages.follow(
                consumer(), context.kafka().topics().stages(), newest, settings.role() + "-stages"));
        heartbeats = closer.add(new Heartbeats(
                publisher,
                context.kafka().topics().workers(),
                this::heartbeat,
                context.nanoTime(),
                settings.heartbeat()));
        closer.add(new Leaving(slots, settings.grace()));
        openSlots(publisher, newest);
        context.meters().gauge(Metric.HEARTBEAT_AGE, heartbeats::age, settings.role());
        context.meters().gauge(Metric.STORE_WAIT, this::storeWait, settings.role());
    }

    /** Begins to work; the topics and the group must have been installed. */
    public static <W extends Work> Worker<W> start(WorkerSettings settings, WorkerContext context, Trade<W> trade) {
        return Closer.opening(closer -> new Worker<>(settings, context, trade, closer));
    }

    private void openSlots(Publisher publisher, NewestOffsets newest) {
        Meters meters = context.meters();
        Voice voice = new Voice(publisher, context.kafka().topics().attempts(), settings.id(), context.clock());
        Counter malformed = meters.counter(Metric.MALFORMED_WORK, settings.role());
        SlotWatch<W> watch = new SlotWatch<>(
                context.nanoTime(),
                cancelled::contains,
                () -> newest.end(trade.queue().name()),
                trade.observer(),
                meters.counter(Metric.LOCKS_LOST, settings.role())::increment);
        for (int i = 0; i < settings.slots(); i++) {
            String name = settings.role() + "-slot-" + i;
            slots.add(Slot.start(
                    name,
                    new ShareQueue<>(() -> shareConsumer(name), trade.queue(), malformed::increment),
                    new ItemRunner<>(trade.benches().get(), voice, cancelled::surelyContains),
                    watch));
        }
    }

    private ShareConsumer<byte[], byte[]> shareConsumer(String slot) {
        Map<String, Object> properties = context.kafka().shareConsumer(trade.group());
        properties.merge(CommonClientConfigs.CLIENT_ID_CONFIG, "-" + slot, (id, suffix) -> "" + id + suffix);
        return new KafkaShareConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * One request at a time: with more, a batch whose acknowledgement a broker's restart swallowed may be overtaken by
     * later ones, and is then refused as out of order until its delivery times out, with all that waits behind it.
     */
    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = context.kafka().producer();
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                context.kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What its slots have in hand. */
    public List<Heartbeat.Progress> working() {
        return slots.stream().map(Slot::progress).flatMap(Optional::stream).toList();
    }

    private double storeWait() {
        return slots.stream().mapToDouble(Slot::storeWait).max().orElse(0);
    }

    private Heartbeat heartbeat(boolean leaving) {
        return new Heartbeat(
                settings.id(),
                settings.kind(),
                settings.slots(),
                settings.device(),
                settings.sources(),
                working(),
                leaving,
                context.clock().instant());
    }

    /** One check per slot, one of the heartbeat, one of the planner's words on stages. */
    public List<HealthCheck> health() {
        List<HealthCheck> checks =
                new ArrayList<>(slots.stream().map(Slot::health).toList());
        checks.add(heartbeats.health());
        checks.add(cancelled.health());
        return checks;
    }

    /** Stops at the next batch, hands back what is in hand, says goodbye; within the grace period, but for stuck work. */
    @Override
    public void close() {
        try {
            closer.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("worker " + settings.id() + " did not close in order", e);
        }
    }
}

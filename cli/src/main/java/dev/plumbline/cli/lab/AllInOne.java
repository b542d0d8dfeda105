package dev.plumbline.cli.lab;

import dev.plumbline.broker.BrokerSettings;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.datasets.packed.Packs;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.service.Closer;
import dev.plumbline.service.HttpAddress;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Registry;
import dev.plumbline.service.Role;
import dev.plumbline.service.RoleHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every role in one process, around a broker of its own or another Kafka. Closing it closes all in order. */
public final class AllInOne implements AutoCloseable {
    private final Closer closer;
    private final @Nullable EmbeddedBroker broker;
    private final KafkaSettings kafka;
    private final URI uri;

    private AllInOne(Closer closer, @Nullable EmbeddedBroker broker, KafkaSettings kafka, URI uri) {
        this.closer = closer;
        this.broker = broker;
        this.kafka = kafka;
        this.uri = uri;
    }

    /**
     * What to start.
     *
     * @param bootstrapServers null: a broker in this process, with its data under {@code data}
     */
    public record Plan(
            Path data,
            @Nullable String bootstrapServers,
            String prefix,
            Sources sources,
            Packs packs,
            CheckpointStore store,
            HttpAddress http,
            Effort effort,
            Duration evaluateWithin) {}

    /** Returns when every role has begun. */
    public static AllInOne start(Plan plan) throws Exception {
        return Closer.opening(closer -> {
            String servers = plan.bootstrapServers();
            EmbeddedBroker broker = null;
            if (servers == null) {
                broker = closer.add(EmbeddedBroker.start(BrokerSettings.in(plan.data())));
                servers = broker.bootstrapServers();
            }
            KafkaSettings kafka = new KafkaSettings(servers, plan.prefix(), "plumbline", Map.of());
            List<String> unused = new Installation(kafka).create();
            Registry registry = closer.add(Registry.open());
            Meters meters = new Meters(registry.prometheus());
            Roles roles = new Roles(new Surroundings(
                    kafka,
                    meters,
                    plan.sources(),
                    plan.packs(),
                    plan.store(),
                    plan.data(),
                    plan.effort(),
                    plan.evaluateWithin()));
            RoleHost host = closer.add(RoleHost.start(plan.http(), registry.prometheus(), all(roles)));
            return new AllInOne(closer, broker, kafka, host.uri());
        });
    }

    private static List<Role> all(Roles roles) {
        List<Role> all = new ArrayList<>(roles.gateway());
        all.add(roles.planner());
        all.add(roles.analytics());
        all.add(roles.evaluator());
        all.add(roles.trainer());
        return all;
    }

    public KafkaSettings kafka() {
        return kafka;
    }

    /** Where it serves HTTP. */
    public URI uri() {
        return uri;
    }

    /** Why the broker no longer works. */
    public Optional<String> fault() {
        return broker == null ? Optional.empty() : broker.fault();
    }

    @Override
    public void close() {
        closer.close();
    }
}

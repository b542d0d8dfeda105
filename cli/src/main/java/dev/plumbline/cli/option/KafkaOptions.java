package dev.plumbline.cli.option;

import dev.plumbline.broker.BrokerAddress;
import dev.plumbline.contracts.Topics;
import dev.plumbline.service.KafkaSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Kafka to talk to: one that is named, or the one that runs on the data directory. */
public final class KafkaOptions {
    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,...]",
            description = "A Kafka of 4.2 or later (default: the one that 'plumbline up' runs on --data).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "NAME",
            defaultValue = Topics.DEFAULT_PREFIX,
            description = "What topic and group names begin with (default: ${DEFAULT-VALUE}).")
    private String prefix = Topics.DEFAULT_PREFIX;

    public DataOptions data() {
        return data;
    }

    public String prefix() {
        return prefix;
    }

    /**
     * Settings for a process that calls itself {@code clientId}.
     *
     * @throws IllegalStateException where no Kafka is named and none runs on the data directory
     */
    public KafkaSettings settings(String clientId) {
        String servers = bootstrapServers == null ? running() : bootstrapServers;
        return new KafkaSettings(servers, prefix, clientId, Map.of());
    }

    private String running() {
        return BrokerAddress.find(data.data())
                .map(BrokerAddress::bootstrapServers)
                .orElseThrow(() -> new IllegalStateException("no Plumbline runs on " + data.data()
                        + ": start one with 'plumbline up', or name a Kafka with --bootstrap-servers"));
    }
}

package dev.plumbline.service;

import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How a process reaches Kafka, and the properties of its clients. Keys and values are bytes: give the clients
 * {@code ByteArraySerializer} and {@code ByteArrayDeserializer}, and the {@link dev.plumbline.contracts.Topic} decodes.
 *
 * @param bootstrapServers as in {@code host:port,host:port}
 * @param prefix starts the names of topics, groups and applications
 * @param clientId starts the client ids of this process
 * @param security further client properties, such as {@code security.protocol}; they take precedence
 */
public record KafkaSettings(String bootstrapServers, String prefix, String clientId, Map<String, String> security) {

    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers are blank; give host:port of a Kafka broker");
        }
        Require.name("topic prefix", prefix);
        Require.name("client id", clientId);
        security = Map.copyOf(security);
    }

    public static KafkaSettings of(String bootstrapServers, String clientId) {
        return new KafkaSettings(bootstrapServers, Topics.DEFAULT_PREFIX, clientId, Map.of());
    }

    public KafkaSettings withPrefix(String newPrefix) {
        return new KafkaSettings(bootstrapServers, newPrefix, clientId, security);
    }

    public Topics topics() {
        return new Topics(prefix);
    }

    /** The name of a consumer group, share group or Streams application of this installation. */
    public String group(String name) {
        return prefix + "." + name;
    }

    /** Acknowledged by every replica in sync, once, in order. */
    public Map<String, Object> producer() {
        Map<String, Object> all = client("producer");
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return all;
    }

    /** Reads committed records from the beginning of the partitions assigned to it; commits nothing. */
    public Map<String, Object> consumer() {
        Map<String, Object> all = client("consumer");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return all;
    }

    /** As {@link #consumer()}, for a member of the group, which commits when its work is done. */
    public Map<String, Object> consumer(String group) {
        Map<String, Object> all = consumer();
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group(group));
        all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        return all;
    }

    /** One record at a time, held until it is acknowledged; what a group reads at first is set by {@link Installation}. */
    public Map<String, Object> shareConsumer(String group) {
        Map<String, Object> all = client("share");
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group(group));
        all.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        all.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return all;
    }

    public Map<String, Object> admin() {
        return client("admin");
    }

    /**
     * A Kafka Streams application, exactly once. With the {@code streams} protocol an instance that closes leaves its
     * group at once.
     *
     * @param state the directory of its local state
     */
    public Map<String, Object> streams(String application, Path state) {
        Map<String, Object> all = client(application);
        all.put("application.id", group(application));
        all.put("state.dir", state.toString());
        all.put("processing.guarantee", "exactly_once_v2");
        all.put("group.protocol", "streams");
        all.put("processing.exception.handler.global.enabled", true);
        all.put("auto.offset.reset", "earliest");
        return all;
    }

    private Map<String, Object> client(String kind) {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId + "-" + kind);
        all.putAll(security);
        return all;
    }
}

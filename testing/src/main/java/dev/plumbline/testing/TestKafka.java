package dev.plumbline.testing;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Event;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The broker that the tests of a JVM share, and a prefix that no other test class uses.
 *
 * @param bootstrapServers where the broker listens
 * @param prefix starts the names of this class's topics, groups and applications; a dot goes between
 */
public record TestKafka(String bootstrapServers, String prefix) {

    /** The name with this class's prefix. */
    public String named(String name) {
        return prefix + "." + name;
    }

    /** Plumbline's topics under this class's prefix; they are there once something has created them. */
    public Topics topics() {
        return new Topics(prefix);
    }

    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Creates a topic of this class and returns its full name. */
    public String createTopic(String name, int partitions, Map<String, String> configs) {
        String topic = named(name);
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(configs)))
                    .all()
                    .get();
            return topic;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot create topic " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topic " + topic, e);
        }
    }

    /** Creates a topic of one partition. */
    public String createTopic(String name) {
        return createTopic(name, 1, Map.of());
    }

    /** Sends an event as a role would, from {@code plumbline/test} at {@link TestingClock}'s first instant. */
    public <V extends Event> void send(Topic<V> topic, V event) {
        send(
                topic.record(event, "plumbline/test", new TestingClock().instant()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Reads the events of a topic from its beginning. */
    public <V extends Event> TopicReader<String, V> reader(Topic<V> topic) {
        return new TopicReader<>(bootstrapServers, topic.name(), new StringDeserializer(), (name, bytes) -> {
            try {
                return topic.decode(bytes);
            } catch (MalformedEvent e) {
                throw new SerializationException(e.getMessage(), e);
            }
        });
    }

    /** Sends one record and waits until the broker has it. */
    public <K, V> void send(ProducerRecord<K, V> record, Serializer<K> keys, Serializer<V> values) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0);
        try (KafkaProducer<K, V> producer = new KafkaProducer<>(settings, keys, values)) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot send to topic " + record.topic(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending to topic " + record.topic(), e);
        }
    }
}

package dev.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerIT {
    private static final String TOPIC = "kept";

    @TempDir
    Path data;

    @Test
    void keepsTopicsAndRecordsOverARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data))) {
            createTopic(broker.bootstrapServers());
            assertThat(send(broker.bootstrapServers(), 0, 10)).hasSize(10);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data))) {
            assertThat(read(broker.bootstrapServers()))
                    .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
            assertThat(broker.fault()).isEmpty();
        }
    }

    @Test
    void advertisesItsAddressWhileItRuns() throws Exception {
        assertThat(BrokerAddress.find(data)).isEmpty();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data))) {
            assertThat(BrokerAddress.find(data).map(BrokerAddress::bootstrapServers))
                    .contains(broker.bootstrapServers());
        }
        assertThat(BrokerAddress.read(data)).isEmpty();
    }

    @Test
    void refusesASecondBrokerOfTheSameProcessOnTheDirectory() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(data)))
                    .isInstanceOf(DataDirectoryInUseException.class)
                    .hasMessage("The data directory " + data + " is in use by another Plumbline broker (process "
                            + ProcessHandle.current().pid() + ", at " + broker.bootstrapServers()
                            + "): stop that one, or give another directory with --data.");
            assertThat(BrokerAddress.find(data)).isPresent();
        }
    }

    @Test
    void refusesASecondProcessOnTheDirectory() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data));
                BrokerProcess second = BrokerProcess.start(data)) {
            assertThat(second.said())
                    .startsWith("The data directory " + data + " is in use")
                    .contains(broker.bootstrapServers());
        }
    }

    @Test
    void losesNoAcknowledgedRecordToKillMinusNine() throws Exception {
        List<String> acknowledged;
        try (BrokerProcess child = BrokerProcess.start(data)) {
            createTopic(child.said());
            acknowledged = send(child.said(), 0, 2_000);
        }
        assertThat(BrokerAddress.read(data)).as("left by the dead process").isPresent();
        assertThat(BrokerAddress.find(data)).as("but nothing answers there").isEmpty();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data))) {
            assertThat(read(broker.bootstrapServers())).containsExactlyElementsOf(acknowledged);
        }
    }

    private static void createTopic(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static List<String> send(String servers, int from, int to) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = from; i < to; i++) {
                String value = Integer.toString(i);
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
                acknowledged.add(value);
            }
        }
        return acknowledged;
    }

    private static List<String> read(String servers) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end =
                    consumer.endOffsets(List.of(partition)).values().iterator().next();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(r.value());
                }
            }
        }
        return values;
    }
}

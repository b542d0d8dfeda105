package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TestingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
final class InstallationIT {
    private final TestKafka kafka;

    InstallationIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void createsEveryTopicOnce() throws Exception {
        Installation installation = new Installation(settings("once"));
        assertThat(installation.create())
                .containsExactlyInAnyOrderElementsOf(settings("once").topics().all().stream()
                        .map(Topic::name)
                        .toList());
        assertThat(installation.create()).isEmpty();
    }

    @Test
    void refusesATopicOfAnotherShape() {
        kafka.createTopic("shape.work", 3, Map.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> new Installation(settings("shape")).create())
                .withMessage("Topic " + kafka.named("shape.work") + " has 3 partitions where Plumbline needs 1;"
                        + " use another prefix, or delete the topic");
    }

    @Test
    void deliversWorkThatWasSentBeforeTheFirstWorkerCame() throws Exception {
        KafkaSettings settings = settings("queue");
        new Installation(settings).create();
        String topic = settings.topics().work().name();
        kafka.send(new ProducerRecord<>(topic, "k", "early"), new StringSerializer(), new StringSerializer());
        try (var consumer = new KafkaShareConsumer<>(
                settings.shareConsumer(Installation.TRAINERS), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            ConsumerRecord<String, String> first = poll(consumer);
            assertThat(first.value()).isEqualTo("early");
            consumer.acknowledge(first, AcknowledgeType.ACCEPT);
            assertThat(consumer.commitSync().values())
                    .allSatisfy(failure -> assertThat(failure).isEmpty());
        }
    }

    private static ConsumerRecord<String, String> poll(KafkaShareConsumer<String, String> consumer) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                return record;
            }
        }
        throw new AssertionError("no work was delivered");
    }

    @Test
    void publishesEventsWithTheirHeaders() throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix());
        new Installation(settings).create();
        TestingClock clock = new TestingClock();
        Topic<Rejected> topic = kafka.topics().rejected();
        Rejected event = new Rejected(
                "r-1", new Place("requests", 0, 3), "malformed", null, null, "it is no JSON", clock.instant());
        try (Publisher publisher = Publisher.open(settings, "plumbline/test", clock)) {
            publisher.publish(topic, event);
        }
        try (var reader = kafka.reader(topic)) {
            var record = reader.toEnd().get(0);
            assertThat(record.value()).isEqualTo(event);
            Header id = record.headers().lastHeader("ce_id");
            assertThat(id).isNotNull();
            assertThat(new String(id.value(), StandardCharsets.UTF_8)).isEqualTo("rejected/r-1");
        }
    }

    private KafkaSettings settings(String name) {
        return KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.named(name));
    }
}

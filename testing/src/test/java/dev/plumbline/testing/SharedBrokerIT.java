package dev.plumbline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
final class SharedBrokerIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private final TestKafka kafka;

    SharedBrokerIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void givesOneBrokerAndOnePrefixToAClass(TestKafka again) {
        assertThat(again).isEqualTo(kafka);
        assertThat(kafka.prefix()).matches("sharedbrokerit-\\d+");
    }

    @Test
    void readsWhatWasSentWithoutKnowingWhenItComes() {
        String topic = kafka.createTopic("letters");
        try (var reader = reader(topic)) {
            send(topic, "a");
            assertThat(reader.values(1, SOON)).containsExactly("a");
            send(topic, "b");
            assertThat(reader.until(all -> all.size() == 2, SOON)).hasSize(2);
            send(topic, "c");
            assertThat(reader.toEnd()).extracting(r -> r.value()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void readsTheEventsOfATopic() {
        Topic<Rejected> topic = kafka.topics().rejected();
        kafka.createTopic("rejected");
        Rejected event = new Rejected(
                "r-1",
                new Place("requests", 0, 3),
                "malformed",
                null,
                null,
                "it is no JSON",
                new TestingClock().instant());
        kafka.send(topic, event);
        try (var reader = kafka.reader(topic)) {
            assertThat(reader.values(1, SOON)).containsExactly(event);
        }
    }

    @Test
    void saysWhatItReadWhenTheAwaitedDoesNotCome() {
        String topic = kafka.createTopic("silent");
        send(topic, "only");
        try (var reader = reader(topic)) {
            reader.values(1, SOON);
            assertThatThrownBy(() -> reader.values(2, Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("silent did not hold what was awaited, but 1 records: [k=only]");
        }
    }

    @Test
    void refusesATopicThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader(kafka.named("absent")))
                .withMessageContaining("absent does not exist");
    }

    @Nested
    final class OtherClass {
        @Test
        void hasAPrefixOfItsOwnOnTheSameBroker(TestKafka other) {
            assertThat(other.prefix()).isNotEqualTo(kafka.prefix());
            assertThat(other.bootstrapServers()).isEqualTo(kafka.bootstrapServers());
        }
    }

    private TopicReader<String, String> reader(String topic) {
        return new TopicReader<>(kafka.bootstrapServers(), topic, new StringDeserializer(), new StringDeserializer());
    }

    private void send(String topic, String value) {
        kafka.send(new ProducerRecord<>(topic, "k", value), new StringSerializer(), new StringSerializer());
    }
}

package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.BrokerSettings;
import dev.plumbline.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TopicTailIT {
    private static final Duration LEAST = Duration.ofSeconds(25);

    @TempDir
    private Path data;

    @Test
    void isDownWhileKafkaDoesNotAnswerAndUpWhenItDoesAgain() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data));
        KafkaSettings settings = KafkaSettings.of(broker.bootstrapServers(), "test");
        new Installation(settings).create();
        TopicTail.Listeners nobody =
                new TopicTail.Listeners().on(settings.topics().commands(), event -> {});
        try (TopicTail tail = TopicTail.start(settings, "tail", nobody)) {
            await(tail, HealthCheck.up("tail", "running"));
            broker.close();
            long closed = System.nanoTime();
            while (tail.health().up()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - closed)).isGreaterThan(LEAST);
            assertThat(tail.health().detail()).startsWith("Kafka has not answered for 3");

            broker = EmbeddedBroker.start(BrokerSettings.in(data).withPort(port(settings)));
            await(tail, HealthCheck.up("tail", "running"));
        } finally {
            broker.close();
        }
    }

    private static int port(KafkaSettings settings) {
        String address = settings.bootstrapServers();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static void await(TopicTail tail, HealthCheck health) throws InterruptedException {
        while (!tail.health().equals(health)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}

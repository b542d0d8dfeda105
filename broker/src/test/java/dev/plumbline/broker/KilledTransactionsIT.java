package dev.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A broker is killed while many transactions are being committed: some have been decided and lack their markers. */
final class KilledTransactionsIT {
    private static final String TOPIC = "t";
    private static final String CLEANUP_INTERVAL = "transaction.abort.timed.out.transaction.cleanup.interval.ms";
    private static final int PARTITIONS = 8;
    private static final int PRODUCERS = 12;
    private static final int KILLS = 2;
    private static final Duration BEFORE_THE_KILL = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path data;

    @Test
    void endsEveryTransactionInEveryPartitionAfterTheRestart() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Writers writers;
            try (BrokerProcess child = BrokerProcess.start(data)) {
                createTopicOnce(child.said());
                writers = Writers.start(child.said());
                TimeUnit.MILLISECONDS.sleep(BEFORE_THE_KILL.toMillis());
            }
            writers.stop();
            ListAppender<ILoggingEvent> markers = listen();
            try (EmbeddedBroker broker =
                            EmbeddedBroker.start(BrokerSettings.in(data).with(CLEANUP_INTERVAL, "1000"));
                    Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                awaitNoneOpen(admin);
            }
            assertThat(markers.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .as("what the coordinator says of markers")
                    .isNotEmpty()
                    .noneMatch(message -> message.contains("likely deleted"));
        }
    }

    /** Whether a dropped marker ends a transaction is a race; that one is dropped is not. */
    private static ListAppender<ILoggingEvent> listen() {
        Logger logger =
                (Logger) LoggerFactory.getLogger("kafka.coordinator.transaction.TransactionMarkerChannelManager");
        logger.setLevel(Level.INFO);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.setAdditive(false);
        logger.detachAndStopAllAppenders();
        logger.addAppender(appender);
        return appender;
    }

    private static void createTopicOnce(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    /** Those that had not been decided when the broker died time out and are aborted. */
    private static void awaitNoneOpen(Admin admin) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> open = open(admin);
        while (!open.isEmpty()) {
            assertThat(System.nanoTime())
                    .as(
                            "%s; the coordinator has %s",
                            open, admin.listTransactions().all().get())
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(200);
            open = open(admin);
        }
    }

    private static List<String> open(Admin admin) throws Exception {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int p = 0; p < PARTITIONS; p++) {
            partitions.add(new TopicPartition(TOPIC, p));
        }
        List<String> open = new ArrayList<>();
        Map<TopicPartition, PartitionProducerState> all =
                admin.describeProducers(partitions).all().get();
        all.forEach((partition, state) -> {
            for (ProducerState producer : state.activeProducers()) {
                OptionalLong start = producer.currentTransactionStartOffset();
                if (start.isPresent()) {
                    open.add(partition + ": producer " + producer.producerId() + " since offset " + start.getAsLong());
                }
            }
        });
        return open;
    }

    /** Threads that commit small transactions over all partitions, one after another, until their broker is dead. */
    private record Writers(List<Thread> threads) {
        static Writers start(String servers) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < PRODUCERS; i++) {
                String id = "writer-" + i;
                threads.add(new Thread(() -> write(servers, id), id));
            }
            threads.forEach(Thread::start);
            return new Writers(threads);
        }

        void stop() throws InterruptedException {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private static void write(String servers, String id) {
            Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", servers, "transactional.id", id));
            settings.put("transaction.timeout.ms", 5_000);
            settings.put("linger.ms", 0);
            var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
            try {
                producer.initTransactions();
                while (!Thread.currentThread().isInterrupted()) {
                    producer.beginTransaction();
                    for (int p = 0; p < PARTITIONS; p++) {
                        producer.send(new ProducerRecord<>(TOPIC, p, "", id)).get();
                    }
                    producer.commitTransaction();
                }
            } catch (InterruptException | InterruptedException e) {
                boolean unused = Thread.interrupted(); // else it would not be closed
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } finally {
                producer.close(Duration.ZERO);
            }
        }
    }
}

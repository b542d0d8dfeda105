package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.BrokerSettings;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.service.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Locks of eight seconds, which a broker grants only where it is told to. */
@Timeout(120)
class ShareQueueIT {
    private static final Duration LOCK = Duration.ofSeconds(8);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static EmbeddedBroker broker;
    private WorkBed bed;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.in(data).with("group.share.min.record.lock.duration.ms", "1000"));
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @BeforeEach
    void open(TestInfo test) throws Exception {
        bed = new WorkBed(
                broker.bootstrapServers(), test.getTestMethod().orElseThrow().getName());
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, bed.kafka.group(Installation.TRAINERS));
        ConfigEntry lock = new ConfigEntry("share.record.lock.duration.ms", String.valueOf(LOCK.toMillis()));
        try (Admin admin = Admin.create(bed.kafka.admin())) {
            admin.incrementalAlterConfigs(Map.of(group, List.of(new AlterConfigOp(lock, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private ShareQueue<EpochWork> queue() {
        return new ShareQueue<>(
                () -> new KafkaShareConsumer<>(
                        bed.kafka.shareConsumer(Installation.TRAINERS),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                bed.kafka.topics().work(),
                () -> {});
    }

    @Test
    void keepsAnItemAsLongAsItsLockIsRenewedAndNoLonger() throws Exception {
        bed.issue(Works.epoch(1));
        try (ShareQueue<EpochWork> keeper = queue();
                ShareQueue<EpochWork> other = queue()) {
            assertThat(keeper.take(LONG)).map(Item::work).contains(Works.epoch(1));
            assertThat(keeper.renewal()).isEqualTo(LOCK.dividedBy(3));
            for (Duration kept = Duration.ZERO; kept.compareTo(LOCK.plusSeconds(1)) < 0; kept = kept.plusSeconds(1)) {
                assertThat(other.take(Duration.ofSeconds(1))).isEmpty();
                assertThat(keeper.renew()).isTrue();
            }
            assertThat(other.take(LONG)).map(Item::offset).contains(0L);
            assertThat(keeper.renew()).isFalse();
            keeper.accept();
            other.accept();

            // One at a time: Kafka's consumer may lock a record ahead when an answer comes as it asks again.
            bed.issue(Works.epoch(2));
            assertThat(keeper.take(LONG)).map(Item::offset).contains(1L);
            keeper.accept();
            bed.issue(Works.epoch(3));
            assertThat(other.take(LONG)).map(Item::offset).contains(2L);
        }
    }

    @Test
    void anItemIsReleasedToWhoeverAsksNextAndLeftWhenItsHolderCloses() throws Exception {
        bed.issue(Works.epoch(1));
        try (ShareQueue<EpochWork> next = queue()) {
            try (ShareQueue<EpochWork> first = queue()) {
                assertThat(first.take(LONG)).isPresent();
                first.release();
                assertThat(first.take(LONG)).map(Item::offset).contains(0L);
            }
            assertThat(next.take(LONG)).map(Item::offset).contains(0L);
        }
    }

    @Test
    void anItemBehindATransactionsMarkerIsThereAtOnce() throws Exception {
        bed.issueInTransactions(Works.epoch(1), Works.epoch(2), Works.epoch(3));
        try (ShareQueue<EpochWork> queue = queue()) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                assertThat(queue.take(Duration.ofHours(1))).map(Item::work).contains(Works.epoch(epoch));
                queue.accept();
            }
        }
    }

    @Test
    void aLateAcceptIsRefusedAndForgotten() throws Exception {
        bed.issue(Works.epoch(1));
        try (ShareQueue<EpochWork> late = queue();
                ShareQueue<EpochWork> other = queue()) {
            assertThat(late.take(LONG)).isPresent();
            assertThat(other.take(LONG)).as("once the lock has run out").isPresent();
            late.accept();
            other.accept();
            bed.issue(Works.epoch(2));
            assertThat(late.take(LONG)).map(Item::offset).contains(1L);
        }
    }
}

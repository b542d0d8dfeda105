package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.BrokerSettings;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.service.HealthCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker forgets every lock when it restarts, so that two workers do the same item. */
@Timeout(180)
class BrokerRestartIT {
    @TempDir
    private Path data;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start(BrokerSettings.in(data));
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    private void restart() throws IOException {
        String address = broker.bootstrapServers();
        broker.close();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        broker = EmbeddedBroker.start(BrokerSettings.in(data).withPort(port));
    }

    @Test
    void aWorkerFinishesItsItemAndGoesOnWhoeverElseGetsIt() throws Exception {
        try (WorkBed bed = new WorkBed(broker.bootstrapServers(), "restart")) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            FakeBench first = bed.bench((work, progress) -> {
                begun.countDown();
                go.await();
            });
            FakeBench second = bed.bench((work, progress) -> go.await());
            bed.issue(Works.epoch(1));
            try (Worker<EpochWork> a = bed.worker("a", first)) {
                begun.await();
                try (Worker<EpochWork> b = bed.worker("b", second)) {
                    restart();
                    assertThat(bed.attempts(2)).containsExactly("a STARTED", "b STARTED");
                    go.countDown();
                    assertThat(bed.outcome()).isEqualTo(WorkOutcome.DONE);
                    assertThat(bed.outcome()).isEqualTo(WorkOutcome.DONE);
                    List<CheckpointDone> said = bed.until(bed.kafka.topics().checkpoints(), all -> all.size() == 2);
                    assertThat(said.get(1)).isEqualTo(said.get(0));

                    bed.issue(Works.epoch(2), Works.epoch(3), Works.epoch(4), Works.epoch(5));
                    bed.until(bed.kafka.topics().checkpoints(), all -> all.size() == 6);
                    assertThat(a.health()).allMatch(HealthCheck::up);
                    assertThat(b.health()).allMatch(HealthCheck::up);
                }
            }
        }
    }
}

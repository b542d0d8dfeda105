package dev.plumbline.service.work;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where topics of one partition end at this moment, what is not yet committed included. */
final class NewestOffsets {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Admin admin;

    NewestOffsets(Admin admin) {
        this.admin = admin;
    }

    /**
     * The offset that the topic's next record will have.
     *
     * @throws IllegalStateException where the broker does not answer
     */
    long end(String topic) throws InterruptedException {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say where " + topic + " ends: " + e, e);
        }
    }
}

package dev.plumbline.service;

import dev.plumbline.contracts.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes a Kafka cluster ready for Plumbline: its topics, and the share groups of its queues. */
public final class Installation {
    /** The share group of {@link dev.plumbline.contracts.Topics#work}. */
    public static final String TRAINERS = "trainers";
    /** The share group of {@link dev.plumbline.contracts.Topics#evaluationWork}. */
    public static final String EVALUATORS = "evaluators";

    /**
     * Work sent before the first worker came is work; what a transaction took back is not. The delivery limit is the
     * broker's highest, for the planner counts attempts.
     */
    private static final Map<String, String> QUEUE = Map.of(
            "share.auto.offset.reset", "earliest",
            "share.isolation.level", "read_committed",
            "share.record.lock.duration.ms", "30000",
            "share.delivery.count.limit", "10");

    private static final int ATTEMPTS = 200;
    private static final long PAUSE_MS = 50;

    private final KafkaSettings settings;

    public Installation(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Creates the topics that do not exist and configures the queues' groups; doing it again changes nothing.
     *
     * @return the names of the topics that were created
     * @throws IllegalStateException if a topic exists with another number of partitions, or the cluster refuses
     */
    public List<String> create() throws InterruptedException {
        try (Admin admin = Admin.create(settings.admin())) {
            List<String> created = createTopics(admin);
            checkPartitions(admin);
            configureQueues(admin);
            return created;
        }
    }

    private List<String> createTopics(Admin admin) throws InterruptedException {
        List<NewTopic> topics = settings.topics().all().stream()
                .map(t -> new NewTopic(t.name(), Optional.of(t.partitions()), Optional.empty()).configs(t.config()))
                .toList();
        List<String> created = new ArrayList<>();
        for (var result : admin.createTopics(topics).values().entrySet()) {
            if (isNew(result.getKey(), result.getValue())) {
                created.add(result.getKey());
            }
        }
        return created.stream().sorted().toList();
    }

    private boolean isNew(String topic, KafkaFuture<Void> creation) throws InterruptedException {
        try {
            creation.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw refused("Cannot create topic " + topic, e);
        }
    }

    private void checkPartitions(Admin admin) throws InterruptedException {
        for (Topic<?> topic : settings.topics().all()) {
            int partitions = describe(admin, topic.name()).partitions().size();
            if (partitions != topic.partitions()) {
                throw new IllegalStateException("Topic " + topic.name() + " has " + partitions
                        + " partitions where Plumbline needs " + topic.partitions()
                        + "; use another prefix, or delete the topic");
            }
        }
    }

    /** The controller answers before the broker knows of a new topic, so this asks until it does. */
    private TopicDescription describe(Admin admin, String topic) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .values()
                        .iterator()
                        .next();
            } catch (ExecutionException e) {
                if (attempt == ATTEMPTS || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw refused("Cannot describe topic " + topic, e);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
    }

    private void configureQueues(Admin admin) throws InterruptedException {
        for (String name : List.of(TRAINERS, EVALUATORS)) {
            ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, settings.group(name));
            List<AlterConfigOp> set = QUEUE.entrySet().stream()
                    .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            try {
                admin.incrementalAlterConfigs(Map.of(group, set)).all().get();
                awaitConfigured(admin, group);
            } catch (ExecutionException e) {
                throw refused("Cannot configure share group " + group.name() + ", which needs Kafka 4.2 or later", e);
            }
        }
    }

    /** A worker that came before the broker knew would begin at the queue's end. */
    private void awaitConfigured(Admin admin, ConfigResource group) throws InterruptedException, ExecutionException {
        for (int attempt = 1; ; attempt++) {
            Map<String, String> now = new HashMap<>();
            admin.describeConfigs(List.of(group)).all().get().values().stream()
                    .flatMap(config -> config.entries().stream())
                    .forEach(entry -> now.put(entry.name(), entry.value()));
            if (now.entrySet().containsAll(QUEUE.entrySet())) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("Share group " + group.name() + " did not take its settings: it has "
                        + now + " where " + QUEUE + " was set");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    private IllegalStateException refused(String failure, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new IllegalStateException(
                failure + " at " + settings.bootstrapServers() + ": " + cause.getMessage(), cause);
    }
}

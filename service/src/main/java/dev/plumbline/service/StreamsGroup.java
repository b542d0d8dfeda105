package dev.plumbline.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the brokers keep of a Streams application: the settings of its group, its offsets, its changelogs. */
public final class StreamsGroup {
    private static final long PAUSE_MS = 50;
    private static final int ATTEMPTS = 600;

    private final KafkaSettings settings;
    private final String group;

    /** @param application as in {@link KafkaSettings#streams} */
    public StreamsGroup(KafkaSettings settings, String application) {
        this.settings = settings;
        this.group = settings.group(application);
    }

    /** Has so many instances beside the one at work keep a copy of its state, to take over at once. */
    public void keepStandbys(int standbys) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        AlterConfigOp set = new AlterConfigOp(
                new ConfigEntry("streams.num.standby.replicas", Integer.toString(standbys)), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(settings.admin())) {
            await(
                    "give group " + group + " " + standbys + " standbys",
                    admin.incrementalAlterConfigs(Map.of(resource, List.of(set)))
                            .all());
        }
    }

    /** Whether it has read some of its inputs, although the changelog of this store is not there. */
    public boolean hasLost(String store) throws InterruptedException {
        try (Admin admin = Admin.create(settings.admin())) {
            return !admin.listTopics().names().get().contains(changelog(store)) && hasOffsets(admin);
        } catch (ExecutionException e) {
            throw refused("look at group " + group, e);
        }
    }

    /** Whether an instance runs, or one has read any of the inputs since the offsets were last {@link #forget forgotten}. */
    public boolean hasBegun() throws InterruptedException {
        try (Admin admin = Admin.create(settings.admin())) {
            return hasOffsets(admin) || hasMembers(admin);
        } catch (ExecutionException e) {
            throw refused("look at group " + group, e);
        }
    }

    /**
     * Deletes the group's offsets and changelogs: the next instance reads every input from its beginning.
     *
     * @throws IllegalStateException while an instance runs
     */
    public void forget() throws InterruptedException {
        try (Admin admin = Admin.create(settings.admin())) {
            await(
                    "delete group " + group + " (is an instance of it running?)",
                    admin.deleteStreamsGroups(List.of(group)).all());
            deleteTopics(admin);
        } catch (ExecutionException e) {
            throw refused("delete the changelogs of group " + group, e);
        }
    }

    private void deleteTopics(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> changelogs = changelogs(admin.listTopics().names().get());
        await("delete " + changelogs, admin.deleteTopics(changelogs).all());
        for (int attempt = 1; !changelogs(admin.listTopics().names().get()).isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("the topics " + changelogs + " were deleted but are still there");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    private Set<String> changelogs(Collection<String> topics) {
        return topics.stream()
                .filter(topic -> topic.startsWith(group + "-") && topic.endsWith("-changelog"))
                .collect(Collectors.toSet());
    }

    private String changelog(String store) {
        return group + "-" + store + "-changelog";
    }

    private boolean hasOffsets(Admin admin) throws InterruptedException, ExecutionException {
        try {
            return !admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private boolean hasMembers(Admin admin) throws InterruptedException, ExecutionException {
        try {
            return admin.describeStreamsGroups(List.of(group)).all().get().values().stream()
                    .anyMatch(described -> !described.members().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    /** What is not there needs no deletion. */
    private static void await(String what, KafkaFuture<Void> done) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)
                    && !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw refused(what, e);
            }
        }
    }

    private static IllegalStateException refused(String what, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new IllegalStateException("cannot " + what + ": " + cause.getMessage(), cause);
    }
}

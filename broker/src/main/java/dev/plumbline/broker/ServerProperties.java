package dev.plumbline.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kafka's server.properties for one node that is broker and controller, inside a process with other work to do. */
final class ServerProperties {
    static final String CONTROLLER = "CONTROLLER";
    static final int NODE = 1;

    private ServerProperties() {}

    static Map<String, String> of(BrokerSettings settings, Path logs, int clientPort, int controllerPort) {
        Map<String, String> all = new HashMap<>();
        listeners(all, settings.host(), clientPort, controllerPort);
        all.put("log.dirs", logs.toString());
        all.put("auto.create.topics.enable", "false");
        singleNode(all);
        quickRecovery(all);
        consumerGroups(all);
        shareGroups(all);
        smallFootprint(all);
        all.putAll(settings.overrides());
        return all;
    }

    private static void listeners(Map<String, String> all, String host, int clientPort, int controllerPort) {
        String clients = "PLAINTEXT://" + host + ":" + clientPort;
        String controller = "127.0.0.1:" + controllerPort;
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE));
        all.put("listeners", clients + "," + CONTROLLER + "://" + controller);
        all.put("advertised.listeners", clients);
        all.put("controller.listener.names", CONTROLLER);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        all.put("controller.quorum.voters", NODE + "@" + controller);
    }

    private static void singleNode(Map<String, String> all) {
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            all.put(topic + ".replication.factor", "1");
            all.put(topic + ".num.partitions", "2");
        }
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
    }

    /**
     * After a kill -9 coordinators wait for the sessions of the dead broker's clients. The broker's own session is to last, however
     * long a busy machine keeps it waiting: nothing can stand in for a lone broker, and one that is fenced loses every lock.
     */
    private static void quickRecovery(Map<String, String> all) {
        all.put("broker.session.timeout.ms", "120000");
        all.put("broker.heartbeat.interval.ms", "500");
        for (String kind : List.of("consumer", "streams", "share")) {
            all.put("group." + kind + ".min.session.timeout.ms", "3000");
            all.put("group." + kind + ".session.timeout.ms", "6000");
            all.put("group." + kind + ".min.heartbeat.interval.ms", "300");
            all.put("group." + kind + ".heartbeat.interval.ms", "500");
            all.put("group." + kind + ".assignment.interval.ms", "0");
        }
    }

    private static void consumerGroups(Map<String, String> all) {
        all.put("group.min.session.timeout.ms", "3000");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("group.streams.initial.rebalance.delay.ms", "0");
    }

    /** A fleet's worth of members; the hour-long lock is for tests and debuggers, workers renew far shorter ones. */
    private static void shareGroups(Map<String, String> all) {
        all.put("group.share.max.size", "1000");
        all.put("group.share.partition.max.record.locks", "4000");
        all.put("group.share.max.record.lock.duration.ms", "3600000");
        all.put("group.share.delivery.count.limit", "10");
        all.put("group.share.initialize.retry.interval.ms", "1000");
    }

    private static void smallFootprint(Map<String, String> all) {
        all.put("log.cleaner.dedupe.buffer.size", "4194304");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("background.threads", "2");
    }
}

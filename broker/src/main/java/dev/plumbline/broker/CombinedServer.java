package dev.plumbline.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Controller and broker of one node, as Kafka's {@code KafkaRaftServer} has them, with one step between their starts: a
 * broker that was killed is {@linkplain Predecessor taken off the register}.
 *
 * <p>Without that step the new broker finds itself the leader of all partitions in its dead predecessor's name, until the
 * controller notices the death. In that moment the partitions have no leader, which the transaction coordinator of Kafka
 * 4.3.1 takes for a deleted topic ({@code KRaftMetadataCache.getPartitionLeaderEndpoint}): it drops the markers of
 * transactions that were being committed, calls them complete, and whoever reads their partitions or group offsets waits for ever.
 */
final class CombinedServer {
    private static final Logger LOG = LoggerFactory.getLogger(CombinedServer.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final BrokerServer broker;
    private final ControllerServer controller;
    private final SharedServer shared;

    CombinedServer(KafkaConfig config) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> found = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        MetaPropertiesEnsemble directories = found._1();
        this.shared = new SharedServer(
                config,
                directories,
                Time.SYSTEM,
                Server.initializeMetrics(
                        config, Time.SYSTEM, directories.clusterId().orElseThrow()),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), found._2());
    }

    /** @throws IOException if the controller does not take the dead broker off the register in time */
    void start() throws IOException {
        controller.startup();
        Predecessor predecessor = new Predecessor(broker.config().brokerId());
        try {
            shared.loader().installPublishers(List.of(predecessor)).get();
            predecessor.forget(controller.controller(), START_WITHIN);
            shared.loader().removeAndClosePublisher(predecessor).get();
        } catch (ExecutionException e) {
            throw new IOException("The controller failed over the register of brokers", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The controller still has a killed broker on its register after " + START_WITHIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the broker started", e);
        }
        broker.startup();
    }

    /** The broker goes first: it takes its leave from the controller. */
    void stop() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}

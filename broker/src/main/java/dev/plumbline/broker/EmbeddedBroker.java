package dev.plumbline.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Kafka's own server in KRaft mode, one node that is broker and controller, inside this process. Topics, records and
 * group offsets under the data directory survive {@link #close()} and the death of the process.
 *
 * <p>A record acknowledged with {@code acks=all} survives the process, not a loss of power: it lies in the page cache.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final Path data;
    private final DataLock lock;
    private final CombinedServer server;
    private final BrokerAddress address;
    private boolean closed;

    private EmbeddedBroker(Path data, DataLock lock, CombinedServer server, BrokerAddress address) {
        this.data = data;
        this.lock = lock;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @throws DataDirectoryInUseException if another broker runs on the directory
     * @throws IOException if the directory cannot be written or no port is free
     */
    public static EmbeddedBroker start(BrokerSettings settings) throws IOException {
        KafkaExit.disarm();
        Files.createDirectories(settings.data());
        DataLock lock = DataLock.take(settings.data());
        try {
            BrokerAddress.remove(settings.data());
            return start(settings, lock);
        } catch (Throwable t) {
            lock.close();
            throw t;
        }
    }

    private static EmbeddedBroker start(BrokerSettings settings, DataLock lock) throws IOException {
        Path logs = settings.data().resolve("kafka");
        format(logs);
        int[] ports = freePorts();
        int clientPort = settings.port() == 0 ? ports[0] : settings.port();
        CombinedServer server =
                new CombinedServer(new KafkaConfig(ServerProperties.of(settings, logs, clientPort, ports[1])));
        try {
            server.start();
            BrokerAddress address = new BrokerAddress(
                    settings.host(), clientPort, ProcessHandle.current().pid());
            address.write(settings.data());
            return new EmbeddedBroker(settings.data(), lock, server, address);
        } catch (Throwable t) {
            server.stop();
            throw t;
        }
    }

    /** What clients connect to, {@code host:port}. */
    public String bootstrapServers() {
        return address.bootstrapServers();
    }

    /** Why the broker no longer works, once it has met a fault that would end a process of its own. */
    public Optional<String> fault() {
        return KafkaExit.fault();
    }

    /** Stops the server and withdraws its address; close clients first, for the broker waits for them. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            BrokerAddress.remove(data);
            server.stop();
        }
    }

    private static void format(Path logs) throws IOException {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(logs);
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(ServerProperties.NODE)
                    .setDirectories(List.of(logs.toString()))
                    .setMetadataLogDirectory(logs.toString())
                    .setControllerListenerName(ServerProperties.CONTROLLER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Cannot lay out the broker's data in " + logs, e);
        }
    }

    /** Two ports for clients and controller, held open together so that they differ. */
    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket clients = new ServerSocket(0, 1, loopback);
                ServerSocket controller = new ServerSocket(0, 1, loopback)) {
            return new int[] {clients.getLocalPort(), controller.getLocalPort()};
        }
    }
}

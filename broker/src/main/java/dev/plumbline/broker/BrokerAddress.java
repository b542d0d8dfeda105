package dev.plumbline.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The address at which a running broker advertises itself in {@code <data>/broker.properties}, so that other commands
 * of the same machine find it. The file is a valid client configuration for Kafka's own tools.
 */
public record BrokerAddress(String host, int port, long pid) {
    private static final String FILE = "broker.properties";
    private static final String SERVERS = "bootstrap.servers";
    private static final String PID = "plumbline.pid";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    public String bootstrapServers() {
        return host + ":" + port;
    }

    /** The broker that runs on this data directory, if one has advertised itself there and answers. */
    public static Optional<BrokerAddress> find(Path data) {
        return read(data).filter(BrokerAddress::answers);
    }

    /** What the file says, whether or not its broker still runs. */
    static Optional<BrokerAddress> read(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the broker's address from " + file, e);
        }
        return Optional.of(parse(file, properties));
    }

    private static BrokerAddress parse(Path file, Properties properties) {
        String servers = properties.getProperty(SERVERS, "");
        int colon = servers.lastIndexOf(':');
        try {
            return new BrokerAddress(
                    servers.substring(0, Math.max(colon, 0)),
                    Integer.parseInt(servers.substring(colon + 1)),
                    Long.parseLong(properties.getProperty(PID, "0")));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    file + " has " + SERVERS + "=" + servers + " where host:port should be; remove the file", e);
        }
    }

    void write(Path data) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(SERVERS, bootstrapServers());
        properties.setProperty(PID, Long.toString(pid));
        Path whole = Files.createTempFile(data, FILE, ".tmp");
        try (Writer writer = Files.newBufferedWriter(whole)) {
            properties.store(writer, "The Plumbline broker on this directory; removed when it stops");
        }
        Files.move(whole, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(ANSWER_WITHIN.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

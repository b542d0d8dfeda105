package dev.plumbline.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where an embedded broker keeps its data and listens.
 *
 * @param data the directory that holds the broker's logs, its lock and its address file
 * @param host the interface to listen on and the name told to clients; loopback unless others must reach it
 * @param port the port for clients, 0 for any free one
 * @param overrides properties of Kafka's server that take precedence over Plumbline's
 */
public record BrokerSettings(Path data, String host, int port, Map<String, String> overrides) {

    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; it must lie in 0..65535, 0 for any free one");
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is blank; give an interface to listen on, such as 127.0.0.1");
        }
        data = data.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** A broker on a free loopback port. */
    public static BrokerSettings in(Path data) {
        return new BrokerSettings(data, "127.0.0.1", 0, Map.of());
    }

    public BrokerSettings withHost(String newHost) {
        return new BrokerSettings(data, newHost, port, overrides);
    }

    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(data, host, newPort, overrides);
    }

    public BrokerSettings with(String property, String value) {
        Map<String, String> all = new HashMap<>(overrides);
        all.put(property, value);
        return new BrokerSettings(data, host, port, all);
    }
}

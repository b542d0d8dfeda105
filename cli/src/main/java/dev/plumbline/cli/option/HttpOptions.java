package dev.plumbline.cli.option;

import dev.plumbline.service.HttpAddress;
import picocli.CommandLine.Option;

/** Where a process serves HTTP. */
public final class HttpOptions {
    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port for /metrics, /health and the API; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--http-bind",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The interface to serve on (default: ${DEFAULT-VALUE}, this machine alone).")
    private String host = "127.0.0.1";

    public HttpAddress address() {
        return new HttpAddress(host, port);
    }
}

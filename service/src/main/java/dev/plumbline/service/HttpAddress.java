package dev.plumbline.service;

/**
 * Where a process serves HTTP.
 *
 * @param host the interface; loopback unless others must reach it
 * @param port 0 for any free one
 */
public record HttpAddress(String host, int port) {

    public HttpAddress {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "HTTP port is " + port + "; it must lie in 0..65535, 0 for any free one");
        }
    }

    public static HttpAddress loopback(int port) {
        return new HttpAddress("127.0.0.1", port);
    }
}

package dev.plumbline.cli.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called, in the letters that a worker's id may have. */
final class HostName {
    private static final int LONGEST = 40;

    private HostName() {}

    static String ofThisMachine() {
        try {
            return fit(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return "host"; // a container without a name of its own
        }
    }

    static String fit(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9-]", "-").replaceFirst("^-+", "");
        return plain.isEmpty() ? "host" : plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}

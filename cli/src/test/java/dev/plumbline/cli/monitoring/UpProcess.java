package dev.plumbline.cli.monitoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code plumbline up} in a JVM of its own. */
final class UpProcess implements AutoCloseable {
    private static final Pattern UP = Pattern.compile("up at (http://[^,; ]+)");
    private final Process process;
    private final URI uri;

    private UpProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Returns when every role has begun. */
    static UpProcess start(String... arguments) throws IOException {
        Process process = java("up", arguments).start();
        List<String> said = new ArrayList<>();
        BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (@Nullable String line = err.readLine(); line != null; line = err.readLine()) {
            said.add(line);
            Matcher up = UP.matcher(line);
            if (up.find()) {
                return new UpProcess(process, URI.create(up.group(1)));
            }
        }
        throw new IllegalStateException(
                "plumbline up ended with " + process.onExit().join().exitValue() + ": " + said);
    }

    /** Runs another command to its end. */
    static void run(String command, String... arguments) throws Exception {
        Process process = java(command, arguments).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("plumbline " + command + " failed: " + said);
        }
    }

    private static ProcessBuilder java(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plumbline.cli.Main",
                command));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line);
    }

    /** Where it serves HTTP. */
    URI uri() {
        return uri;
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

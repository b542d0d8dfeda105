package dev.plumbline.cli.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code plumbline up} in a JVM of its own. */
public final class UpProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern UP = Pattern.compile("up at (http://[^,; ]+)");
    private static final Duration DYING = Duration.ofSeconds(20);
    private static final int MOST_LINES = 400;
    private final Process process;
    private final Queue<String> said;
    private final URI uri;

    private UpProcess(Process process, Queue<String> said, URI uri) {
        this.process = process;
        this.said = said;
        this.uri = uri;
    }

    /** Returns when every role has begun; its HTTP port is any free one. */
    public static UpProcess start(String... arguments) throws IOException {
        ProcessBuilder command = java("up", arguments);
        command.command().addAll(List.of("--http-port", "0"));
        Process process = command.start();
        Queue<String> said = new ConcurrentLinkedQueue<>();
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        for (@Nullable String line = err.readLine(); line != null; line = err.readLine()) {
            said.add(line);
            Matcher up = UP.matcher(line);
            if (up.find()) {
                listen(err, said);
                return new UpProcess(process, said, URI.create(up.group(1)));
            }
        }
        throw new IllegalStateException(
                "plumbline up ended with " + process.onExit().join().exitValue() + ": " + said);
    }

    /**
     * Begins one and kills it with -9 after this time, wherever it is by then.
     *
     * @throws IllegalStateException where it ended by itself before
     */
    static void startAndKill(Duration after, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command = java("up", arguments);
        command.command().addAll(List.of("--http-port", "0"));
        Process process = command.start();
        Queue<String> said = new ConcurrentLinkedQueue<>();
        listen(process.errorReader(StandardCharsets.UTF_8), said);
        if (process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "plumbline up ended with " + process.exitValue() + ": " + String.join("\n", said));
        }
        process.destroyForcibly().onExit().join();
    }

    /** Keeps what it goes on to say, a crash of its JVM included, until it is dead. */
    /* All is read, though not all is kept: a process whose words nobody takes stands still. */
    private static void keep(Queue<String> said, String line) {
        if (said.size() < MOST_LINES) {
            said.add(line);
        }
    }

    private static void listen(BufferedReader err, Queue<String> said) {
        Thread listener = new Thread(
                () -> {
                    try {
                        err.lines().forEach(line -> keep(said, line));
                    } catch (UncheckedIOException e) {
                        said.add("(" + e.getMessage() + ")");
                    }
                },
                "up-said");
        listener.setDaemon(true);
        listener.start();
    }

    /** Runs another command to its end, and returns what it printed on standard output. */
    public static String run(String command, String... arguments) throws Exception {
        Path err = Files.createTempFile("plumbline", ".err");
        try {
            Process process =
                    java(command, arguments).redirectError(err.toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("plumbline " + command + " failed: " + said + Files.readString(err));
            }
            return said;
        } finally {
            Files.delete(err);
        }
    }

    private static ProcessBuilder java(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+ErrorFileToStderr",
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
    public URI uri() {
        return uri;
    }

    /**
     * How many runs of a study are completed.
     *
     * @throws AssertionError where one has failed
     */
    int completed(String study) throws Exception {
        int completed = 0;
        for (JsonNode run : runs(study)) {
            String status = run.path("status").asText();
            if (status.equals("failed")) {
                throw new AssertionError(run);
            }
            completed += status.equals("completed") ? 1 : 0;
        }
        return completed;
    }

    /** Where the runs of a study stand. */
    JsonNode runs(String study) throws Exception {
        HttpRequest runs =
                HttpRequest.newBuilder(uri.resolve("/v1/runs?study=" + study)).build();
        return Json.events().readTree(answer(runs)).path("runs");
    }

    private String answer(HttpRequest request) throws InterruptedException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            boolean ended = process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS);
            throw new IllegalStateException(
                    "plumbline up " + (ended ? "ended with " + process.exitValue() : "gave no answer") + ": "
                            + String.join("\n", said),
                    e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

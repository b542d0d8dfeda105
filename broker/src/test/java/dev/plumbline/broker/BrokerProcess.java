package dev.plumbline.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM of its own, to be killed. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final String firstLine;

    private BrokerProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Starts the JVM and waits until its broker is ready or has failed. */
    static BrokerProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        return new BrokerProcess(process, line == null ? "" : line);
    }

    /** The bootstrap address, or the message of the failure. */
    String said() {
        return firstLine;
    }

    /** kill -9. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(Path.of(args[0])))) {
            System.out.println(broker.bootstrapServers());
            new CountDownLatch(1).await();
        } catch (DataDirectoryInUseException e) {
            System.out.println(e.getMessage());
        }
    }
}

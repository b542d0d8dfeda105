package dev.plumbline.service.work;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.service.KafkaSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A worker in a JVM of its own, to be killed in the midst of an item. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final String firstLine;

    private WorkerProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Starts the JVM and waits until its worker has begun an item. */
    static WorkerProcess start(KafkaSettings kafka) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        kafka.bootstrapServers(),
                        kafka.prefix())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = "";
        // The log goes to standard output, too.
        while (line != null && !line.equals("began")) {
            line = out.readLine();
        }
        return new WorkerProcess(process, String.valueOf(line));
    }

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
        WorkBed bed = new WorkBed(args[0], args[1]);
        FakeBench bench = bed.bench((work, progress) -> {
            System.out.println("began");
            new CountDownLatch(1).await();
        });
        try (Worker<EpochWork> worker = bed.worker("killed", bench)) {
            new CountDownLatch(1).await();
            System.out.println(worker.health());
        }
    }
}

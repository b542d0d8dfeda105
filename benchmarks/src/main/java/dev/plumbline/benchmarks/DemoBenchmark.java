package dev.plumbline.benchmarks;

import dev.plumbline.broker.BrokerAddress;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** {@code ./plumbline demo} in a new directory, watched from outside. */
final class DemoBenchmark {
    private static final String WORK = "work-";
    private static final long PAUSE_MS = 100;
    private static final double LEAST_SHOWN = 0.3;

    private final Path directory;
    private final Process demo;
    private final long begun = System.nanoTime();
    private final ProcessSampler sampler;
    private final TrendArrivals arrivals = new TrendArrivals(InstantSource.system());

    private DemoBenchmark(Path directory, Process demo) {
        this.directory = directory;
        this.demo = demo;
        sampler = new ProcessSampler(demo.pid());
    }

    static void run(PrintStream out) throws Exception {
        Path directory = Files.createTempDirectory("plumbline-demo-benchmark");
        Process demo = new ProcessBuilder(
                        "./plumbline",
                        "demo",
                        "--data",
                        directory.resolve("data").toString())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
        try {
            new DemoBenchmark(directory, demo).watch(out);
        } finally {
            demo.destroy();
        }
    }

    private void watch(PrintStream out) throws Exception {
        KafkaSettings kafka = KafkaSettings.of(broker(), "benchmark");
        double ready = answered(kafka);
        awaitTopics(kafka);
        try (TopicTail tail = TopicTail.start(
                kafka,
                "benchmark",
                new TopicTail.Listeners()
                        .onTimed(kafka.topics().trends(), arrivals::on)
                        .on(kafka.topics().evaluations(), arrivals::on))) {
            while (sampler.sample() && demo.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
            if (!tail.health().up()) {
                throw new IllegalStateException("not all trends were seen: " + tail.health());
            }
        }
        double wall = seconds();
        int exit = demo.waitFor();
        report(out, ready, wall, exit);
        Files.copy(directory.resolve("out"), out);
        if (exit != 0) {
            throw new IllegalStateException("the demo ended with " + exit + ": see " + directory.resolve("err"));
        }
    }

    private String broker() throws InterruptedException {
        while (demo.isAlive()) {
            Optional<BrokerAddress> address = BrokerAddress.find(directory.resolve("data"));
            if (address.isPresent()) {
                return address.get().bootstrapServers();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS / 10);
        }
        throw new IllegalStateException("the demo ended before its broker was ready: see " + directory.resolve("err"));
    }

    private double answered(KafkaSettings kafka) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.describeCluster().nodes().get();
            return seconds();
        }
    }

    private static void awaitTopics(KafkaSettings kafka) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(kafka.admin())) {
            while (!admin.listTopics()
                    .names()
                    .get()
                    .contains(kafka.topics().trends().name())) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
    }

    private void report(PrintStream out, double ready, double wall, int exit) throws IOException {
        Map<String, Double> cpu = sampler.secondsByThread();
        double all = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
        double work = cpu.entrySet().stream()
                .filter(e -> e.getKey().startsWith(WORK))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        Map<String, Double> delay = arrivals.milliseconds();
        out.printf("exit status                           %d%n", exit);
        out.printf("from the command to the end           %.1f s%n", wall);
        out.printf(
                "from the command to the broker        %.1f s, the JVM's start and the check of the build included%n",
                ready);
        out.printf("peak resident memory                  %.0f MiB%n", sampler.peakMebibytes());
        out.printf("series                                %d%n", arrivals.series());
        out.printf(
                "checkpoints evaluated                 %d, in %d evaluations%n",
                arrivals.checkpoints(), arrivals.evaluations());
        out.printf(
                "CPU time                              %.0f s, of which %.1f %% in training and evaluation%n",
                all, 100 * work / all);
        out.printf(
                "evaluation to trend, read committed   p50 %.0f ms, p99 %.0f ms, maximum %.0f ms (%.0f)%n",
                delay.get("p50"), delay.get("p99"), delay.get("max"), delay.get("n"));
        out.println();
        out.println("CPU time by thread:");
        cpu.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_SHOWN)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> out.printf("  %-16s %6.1f s%n", e.getKey(), e.getValue()));
    }
}

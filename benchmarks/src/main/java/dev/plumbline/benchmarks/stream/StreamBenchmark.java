package dev.plumbline.benchmarks.stream;

import dev.plumbline.analytics.AnalyticsOptions;
import dev.plumbline.benchmarks.ProcessSampler;
import dev.plumbline.benchmarks.stream.Processes.Child;
import dev.plumbline.contracts.Topics;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Analytics through Kafka, exactly once: broker, analytics and the load each in a JVM of its own. First a rate that is to
 * be sustained, then lateness at a lower one, then a replay of the whole log.
 */
public final class StreamBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WARM_UP_SECONDS = 60;
    private static final double LEAST_SHOWN = 0.5;
    private static final int KINDS = 2 * 9;

    private final PrintStream out;
    private final Options options;
    private final Path directory;
    private final Fleet fleet;
    private final Arrivals arrivals;

    private StreamBenchmark(PrintStream out, Options options, Path directory) {
        this.out = out;
        this.options = options;
        this.directory = directory;
        this.fleet = new Fleet(options.series());
        this.arrivals = new Arrivals(fleet, new Topics(Topics.DEFAULT_PREFIX).trends());
    }

    public static void run(PrintStream out, String... arguments) throws Exception {
        Options options = Options.of(arguments);
        Path directory = Files.createTempDirectory("plumbline-stream-benchmark");
        try {
            new StreamBenchmark(out, options, directory).run();
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run() throws Exception {
        try (Child broker = Processes.broker(directory.resolve("broker"))) {
            KafkaSettings kafka = KafkaSettings.of(broker.said(), "benchmark");
            new Installation(kafka).create();
            int published = live(kafka, broker);
            replay(kafka, published);
        }
    }

    private int live(KafkaSettings kafka, Child broker) throws Exception {
        AnalyticsOptions state = AnalyticsOptions.in(directory.resolve("state"));
        try (Child analytics = Processes.analytics(kafka, state, jvm("live"));
                Load load = new Load(kafka, fleet, arrivals);
                Watch watch = new Watch(kafka, arrivals)) {
            load.accept();
            phase("warm-up", load, options.slow(), WARM_UP_SECONDS, broker, analytics);
            phase("lateness", load, options.slow(), options.slowSeconds(), broker, analytics);
            phase("throughput", load, options.rate(), options.seconds(), broker, analytics);
            load.fill(options.total());
            await(load.published());
            if (!watch.health().up()) {
                throw new IllegalStateException("not all trends were seen: " + watch.health());
            }
            return load.published();
        }
    }

    private void phase(String name, Load load, int rate, int seconds, Child broker, Child analytics) throws Exception {
        arrivals.restart();
        Map<String, Double> before = cpu(broker, analytics);
        double took = load.publish(rate * seconds, rate);
        long behind = load.published() / 2 - arrivals.counted();
        long begun = System.nanoTime();
        await(load.published());
        double drained = (System.nanoTime() - begun) / 1e9;
        out.printf(
                "%-10s %,d evaluations at %,d/s: published in %.1f s, %,d checkpoints behind at its end, all trends whole"
                        + " %.1f s later%n",
                name, rate * seconds, rate, took, behind, drained);
        out.printf(
                "           from an evaluation to the trend that counts it, read committed: p50 %.0f ms, p99 %.0f ms,"
                        + " maximum %.0f ms%n",
                arrivals.milliseconds(0.5), arrivals.milliseconds(0.99), arrivals.milliseconds(1));
        show(before, cpu(broker, analytics), took + drained);
    }

    /** Waits until every trend of every series counts all that was published. */
    private void await(int published) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long wanted = (long) KINDS * Math.min(fleet.series(), published / 2);
        while (arrivals.counted() < published / 2 || arrivals.complete(published / 2) < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "after %s %,d of %,d checkpoints are counted, and %,d of %,d trends whole"
                                .formatted(
                                        PATIENCE,
                                        arrivals.counted(),
                                        published / 2,
                                        arrivals.complete(published / 2),
                                        wanted));
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private void replay(KafkaSettings kafka, int published) throws Exception {
        Map<String, String> before = LastTrends.of(kafka);
        AnalyticsOptions again = AnalyticsOptions.in(directory.resolve("again")).withReplay(true);
        long end = LastTrends.end(kafka);
        long begun = System.nanoTime();
        try (Child analytics = Processes.analytics(kafka, again, jvm("replay"))) {
            int records = LastTrends.awaitSame(kafka, end, before, PATIENCE);
            double took = (System.nanoTime() - begun) / 1e9;
            ProcessSampler sampler = new ProcessSampler(analytics.process().pid());
            boolean unused = sampler.sample();
            out.printf(
                    "replay     %,d evaluations into %,d identical trends: %.1f s from the JVM's start, the last of %,d"
                            + " records; its peak resident memory %,.0f MiB%n",
                    published, before.size(), took, records, sampler.peakMebibytes());
        }
    }

    private List<String> jvm(String phase) {
        List<String> flags = new ArrayList<>(options.jvm());
        if (!options.jfr().isEmpty()) {
            flags.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + options.jfr() + "."
                    + phase);
        }
        return flags;
    }

    private static Map<String, Double> cpu(Child broker, Child analytics) {
        Map<String, Double> all = new TreeMap<>();
        add(all, "broker", broker);
        add(all, "analytics", analytics);
        return all;
    }

    private static void add(Map<String, Double> all, String name, Child child) {
        ProcessSampler sampler = new ProcessSampler(child.process().pid());
        boolean unused = sampler.sample();
        sampler.secondsByThread().forEach((thread, seconds) -> all.merge(name + " " + thread, seconds, Double::sum));
    }

    private void show(Map<String, Double> before, Map<String, Double> after, double seconds) throws IOException {
        after.replaceAll((thread, total) -> total - before.getOrDefault(thread, 0.0));
        out.printf(
                "           cores busy: broker %.2f, analytics %.2f; seconds of CPU by thread:%n",
                busy(after, "broker", seconds), busy(after, "analytics", seconds));
        after.entrySet().stream()
                .filter(thread -> thread.getValue() >= LEAST_SHOWN)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(thread -> out.printf("             %-26s %6.1f%n", thread.getKey(), thread.getValue()));
    }

    private static double busy(Map<String, Double> cpu, String process, double seconds) {
        return cpu.entrySet().stream()
                        .filter(thread -> thread.getKey().startsWith(process + " "))
                        .mapToDouble(Map.Entry::getValue)
                        .sum()
                / seconds;
    }
}

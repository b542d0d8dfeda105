package dev.plumbline.benchmarks;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** {@code benchmarks/run NAME}: prints the machine, and then what was measured. */
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(
            Map.of(
                    "broker", BrokerBenchmark::run,
                    "demo", DemoBenchmark::run,
                    "manifests", ManifestBenchmark::run,
                    "rendering", RenderingBenchmark::run));

    private Main() {}

    @FunctionalInterface
    private interface Benchmark {
        void run(PrintStream out) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        String name = String.join(" ", args);
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            System.err.println("benchmarks: " + name + "; expected one of " + String.join(", ", BENCHMARKS.keySet()));
            System.exit(2);
            return;
        }
        PrintStream out = System.out;
        out.println("benchmarks/run " + name);
        out.println(Machine.described());
        out.println();
        benchmark.run(out);
    }
}

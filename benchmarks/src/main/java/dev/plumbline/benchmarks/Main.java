package dev.plumbline.benchmarks;

import static java.util.Map.entry;

import dev.plumbline.benchmarks.alarms.AlarmBenchmark;
import dev.plumbline.benchmarks.coverage.CoverageBenchmark;
import dev.plumbline.benchmarks.coverage.EvaluationCoverageBenchmark;
import dev.plumbline.benchmarks.reading.ReadApiBenchmark;
import dev.plumbline.benchmarks.stream.StreamBenchmark;
import dev.plumbline.benchmarks.training.Comparison;
import dev.plumbline.benchmarks.training.Memory;
import dev.plumbline.benchmarks.training.Resume;
import dev.plumbline.benchmarks.training.Slots;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** {@code benchmarks/run NAME}: prints the machine, and then what was measured. */
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.ofEntries(
            entry("alarms", AlarmBenchmark::run),
            entry("analytics", StreamBenchmark::run),
            entry("augmentation", (out, arguments) -> AugmentationBenchmark.run(out, Path.of(arguments[0]))),
            entry("broker", (out, arguments) -> BrokerBenchmark.run(out)),
            entry("coverage", CoverageBenchmark::run),
            entry("coverage-evaluations", EvaluationCoverageBenchmark::run),
            entry("demo", (out, arguments) -> DemoBenchmark.run(out)),
            entry("evaluation", Comparison::evaluation),
            entry("fractaldb", (out, arguments) -> FractalBenchmark.run(out)),
            entry("manifests", (out, arguments) -> ManifestBenchmark.run(out)),
            entry("memory", Memory::run),
            entry("readapi", ReadApiBenchmark::run),
            entry("rendering", (out, arguments) -> RenderingBenchmark.run(out)),
            entry("rescore", (out, arguments) -> RescoreBenchmark.run(out)),
            entry("resume", Resume::run),
            entry("slots", Slots::run),
            entry("streamed", (out, arguments) -> StreamedBenchmark.run(out)),
            entry("training", Comparison::training),
            entry("trends", (out, arguments) -> TrendBenchmark.run(out))));

    private Main() {}

    @FunctionalInterface
    private interface Benchmark {
        void run(PrintStream out, String... arguments) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            System.err.println("benchmarks: " + name + "; expected one of " + String.join(", ", BENCHMARKS.keySet()));
            System.exit(2);
            return;
        }
        PrintStream out = System.out;
        out.println("benchmarks/run " + String.join(" ", args));
        out.println(Machine.described());
        out.println();
        benchmark.run(out, Arrays.copyOfRange(args, 1, args.length));
    }
}

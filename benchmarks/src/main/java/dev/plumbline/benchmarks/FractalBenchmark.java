package dev.plumbline.benchmarks;

import dev.plumbline.contracts.Digest;
import dev.plumbline.datasets.fractal.Category;
import dev.plumbline.datasets.fractal.CategorySearch;
import dev.plumbline.datasets.fractal.CategoryTable;
import dev.plumbline.datasets.fractal.FractalRenderer;
import dev.plumbline.datasets.fractal.Instance;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/** The whole search for FractalDB's 1,000 categories, and how fast one thread draws instances, by its own CPU time. */
final class FractalBenchmark {
    private static final int CATEGORIES = 1000;
    private static final int THREADS = 2;
    private static final int SIZE = 64;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 7;

    private FractalBenchmark() {}

    static void run(PrintStream out) throws InterruptedException {
        long begun = System.nanoTime();
        List<Category> found = CategorySearch.first(CATEGORIES, THREADS);
        out.printf(
                "search: %d categories after %d candidates in %.1f s on %d threads; %s the table's%n",
                CATEGORIES,
                found.get(CATEGORIES - 1).candidate(),
                (System.nanoTime() - begun) / 1e9,
                THREADS,
                Digest.of(CategoryTable.bytes(found)).equals(Digest.of(CategoryTable.publishedBytes()))
                        ? "they are"
                        : "they are NOT");
        FractalRenderer renderer = new FractalRenderer();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double rate = rate(renderer, found, round);
            if (round >= WARM_UP) {
                rates.add(rate);
            }
        }
        out.printf(
                "instances/s of one core at %d px, %d rounds of %d: median %.0f, lowest %.0f, highest %.0f%n",
                SIZE,
                ROUNDS,
                CATEGORIES,
                Median.withDefaults()
                        .evaluate(
                                rates.stream().mapToDouble(Double::doubleValue).toArray()),
                Collections.min(rates),
                Collections.max(rates));
    }

    private static double rate(FractalRenderer renderer, List<Category> categories, int round) {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        IntStream.range(0, CATEGORIES)
                .forEach(i -> renderer.render(
                        i,
                        categories.get(i).system(),
                        Instance.taken((i * 37 + round) % Instance.COUNT),
                        SIZE,
                        rgb,
                        0));
        return CATEGORIES * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
    }
}

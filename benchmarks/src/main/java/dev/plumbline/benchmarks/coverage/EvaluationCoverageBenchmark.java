package dev.plumbline.benchmarks.coverage;

import java.io.PrintStream;

/** {@code benchmarks/run coverage-evaluations}: how often 95 % intervals of metrics hold the truth, by the number of cameras. */
public final class EvaluationCoverageBenchmark {
    private static final int[] CAMERAS = {5, 6, 8, 12, 20, 48};
    private static final int SETS = 2_000;

    private EvaluationCoverageBenchmark() {}

    /** Arguments: the seed, 1 if none, and the number of test sets. */
    public static void run(PrintStream out, String... arguments) {
        long seed = arguments.length == 0 ? 1 : Long.parseLong(arguments[0]);
        int sets = arguments.length < 2 ? SETS : Integer.parseInt(arguments[1]);
        out.printf(
                "seed %d; per cent of %d test sets, standard error %.1f%n%n",
                seed, sets, 100 * Math.sqrt(0.95 * 0.05 / sets));
        out.println(
                "| cameras | accuracy | macro F1 | macro recall | accuracy, `independent` | worst camera, its own |");
        out.println("|---|---|---|---|---|---|");
        for (int cameras : CAMERAS) {
            EvaluationCoverage coverage = EvaluationCoverage.of(cameras, sets, seed);
            out.printf(
                    "| %d | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                    cameras,
                    100 * coverage.accuracy(),
                    100 * coverage.macroF1(),
                    100 * coverage.macroRecall(),
                    100 * coverage.independent(),
                    100 * coverage.worst());
        }
    }
}

package dev.plumbline.benchmarks.coverage;

import java.io.PrintStream;

/** {@code benchmarks/run coverage}: how often 95 % intervals hold the truth, by the number of pre-trainings. */
public final class CoverageBenchmark {
    private static final int[] PRETRAININGS = {5, 6, 8, 12, 20, 30, 60};
    private static final int LABORATORIES = 2_000;

    private CoverageBenchmark() {}

    /** Arguments: the seed, 1 if none, and the number of laboratories. */
    public static void run(PrintStream out, String... arguments) {
        long seed = arguments.length == 0 ? 1 : Long.parseLong(arguments[0]);
        int laboratories = arguments.length < 2 ? LABORATORIES : Integer.parseInt(arguments[1]);
        out.printf(
                "seed %d; per cent of %d laboratories, standard error %.1f%n%n",
                seed, laboratories, 100 * Math.sqrt(0.95 * 0.05 / laboratories));
        out.println(
                "| pre-trainings | interval | slope | intercept | height at median ID | effective robustness | of |");
        out.println("|---|---|---|---|---|---|---|");
        for (int pretrainings : PRETRAININGS) {
            for (Redrawing redrawing : Redrawing.values()) {
                Coverage coverage = Coverage.of(redrawing, pretrainings, laboratories, seed);
                out.printf(
                        "| %d | %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                        pretrainings,
                        redrawing.label(),
                        100 * coverage.slope(),
                        100 * coverage.intercept(),
                        100 * coverage.height(),
                        100 * coverage.robustness(),
                        100 * coverage.comparable());
            }
        }
    }
}

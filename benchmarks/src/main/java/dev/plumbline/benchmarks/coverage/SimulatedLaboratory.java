package dev.plumbline.benchmarks.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Points around a known line, as fine-tunes of K pre-trainings give them: pre-trainings and runs differ in both metrics,
 * and the epochs of a run are alike.
 *
 * <p>ID value of epoch e of run r of pre-training k: 0.55 + N(0, 0.06) of k + N(0, 0.03) of r + 0.12 (1 - exp(-e/3)). OOD
 * value: the line's + lift + N(0, 0.015) of k + N(0, 0.01) of r + an autoregressive error of deviation 0.008 and
 * correlation 0.7 from epoch to epoch.
 */
final class SimulatedLaboratory {
    static final double SLOPE = 0.9;
    static final double INTERCEPT = -0.05;
    private static final int RUNS = 3;
    private static final int EPOCHS = 8;
    private static final double CORRELATION = 0.7;

    private final SplittableRandom random;

    SimulatedLaboratory(SplittableRandom random) {
        this.random = random;
    }

    /** One checkpoint. */
    record Checkpoint(double id, double ood, String pretraining, int run, int epoch) {}

    /** The checkpoints of a series of {@code pretrainings}, which lie {@code lift} above the line on average. */
    List<Checkpoint> series(String name, int pretrainings, double lift) {
        List<Checkpoint> points = new ArrayList<>();
        for (int k = 0; k < pretrainings; k++) {
            double id = 0.55 + normal(0.06);
            double effect = lift + normal(0.015);
            for (int run = 0; run < RUNS; run++) {
                addRun(points, name + k, run, id + normal(0.03), effect + normal(0.01));
            }
        }
        return points;
    }

    private void addRun(List<Checkpoint> points, String pretraining, int run, double start, double effect) {
        double error = normal(0.008);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double id = start + 0.12 * (1 - Math.exp(-epoch / 3.0));
            double ood = INTERCEPT + SLOPE * id + effect + error;
            points.add(new Checkpoint(id, ood, pretraining, run, epoch));
            error = CORRELATION * error + Math.sqrt(1 - CORRELATION * CORRELATION) * normal(0.008);
        }
    }

    private double normal(double deviation) {
        return deviation * random.nextGaussian();
    }
}

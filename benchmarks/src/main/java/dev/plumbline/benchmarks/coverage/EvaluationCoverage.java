package dev.plumbline.benchmarks.coverage;

import dev.plumbline.benchmarks.coverage.SimulatedCameras.Camera;
import dev.plumbline.benchmarks.coverage.SimulatedCameras.Sample;
import dev.plumbline.benchmarks.coverage.SimulatedCameras.Truth;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.GroupScore;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.contracts.event.Scores;
import dev.plumbline.evaluators.metric.Scorer;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The share of simulated test sets whose intervals hold the true value.
 *
 * @param independent accuracy by Clopper and Pearson's interval, which takes images for independent
 * @param worst the accuracy of the camera that came out worst, by its own interval
 */
record EvaluationCoverage(double accuracy, double macroF1, double macroRecall, double independent, double worst) {
    private static final EvaluationCoverage NONE = new EvaluationCoverage(0, 0, 0, 0, 0);

    /** @param seed set i has a generator of its own, made of {@code seed} and i */
    static EvaluationCoverage of(int cameras, int sets, long seed) {
        Truth truth = new SimulatedCameras(new SplittableRandom(seed)).truth();
        EvaluationCoverage sum = IntStream.range(0, sets)
                .parallel()
                .mapToObj(i -> of(cameras, truth, new SplittableRandom(seed + 1_000_003L * (i + 1))))
                .reduce(NONE, EvaluationCoverage::plus);
        return new EvaluationCoverage(
                sum.accuracy / sets,
                sum.macroF1 / sets,
                sum.macroRecall / sets,
                sum.independent / sets,
                sum.worst / sets);
    }

    private static EvaluationCoverage of(int cameras, Truth truth, SplittableRandom random) {
        // Weights are a function of the manifest: other manifests, other weights.
        String manifest = "%016x".formatted(random.nextLong()).repeat(4);
        Sample sample = new SimulatedCameras(random).sample(cameras, manifest);
        Scores scores = Scorer.outcome(sample.split(), sample.given(), null).scores();
        return new EvaluationCoverage(
                holds(bounds(scores, MetricName.ACCURACY), truth.accuracy()),
                holds(bounds(scores, MetricName.MACRO_F1), truth.macroF1()),
                holds(bounds(scores, MetricName.MACRO_RECALL), truth.macroRecall()),
                holds(scores.independent(), truth.accuracy()),
                worst(scores, sample));
    }

    private static double worst(Scores scores, Sample sample) {
        GroupScore worst = scores.groups().stream()
                .min(Comparator.comparingDouble(GroupScore::accuracy))
                .orElseThrow();
        Camera camera = sample.cameras().get(sample.split().groupNames().indexOf(worst.group()));
        return holds(worst.independent(), camera.accuracy());
    }

    private static @Nullable Bounds bounds(Scores scores, MetricName metric) {
        return scores.metric(metric).orElseThrow().interval().bounds();
    }

    private static double holds(@Nullable Bounds bounds, double truth) {
        return bounds != null && bounds.lower() <= truth && truth <= bounds.upper() ? 1 : 0;
    }

    private EvaluationCoverage plus(EvaluationCoverage other) {
        return new EvaluationCoverage(
                accuracy + other.accuracy,
                macroF1 + other.macroF1,
                macroRecall + other.macroRecall,
                independent + other.independent,
                worst + other.worst);
    }
}

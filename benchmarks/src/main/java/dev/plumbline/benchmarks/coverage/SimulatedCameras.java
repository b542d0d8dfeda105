package dev.plumbline.benchmarks.coverage;

import dev.plumbline.evaluators.metric.TestSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Test sets of cameras that differ, and the metrics that infinitely many of them would give.
 *
 * <p>A camera has 30 images and an exponential number of mean 120 more. Its images have label c of ten with probability
 * proportional to an exponential variable of mean 1 / (c + 1). An image of it is given its own label with probability
 * 1 / (1 + exp(-(0.8 - 0.1 c + N(0, 0.7) of the camera))), else one of the others, each alike.
 */
final class SimulatedCameras {
    static final int LABELS = 10;
    private static final int MANY = 400_000;

    private final SplittableRandom random;

    SimulatedCameras(SplittableRandom random) {
        this.random = random;
    }

    /** What a camera's images are like. */
    @SuppressWarnings("ArrayRecordComponent")
    record Camera(int images, double[] shares, double[] right) {
        double accuracy() {
            double sum = 0;
            for (int label = 0; label < LABELS; label++) {
                sum += shares[label] * right[label];
            }
            return sum;
        }
    }

    /** A test set, the labels given, and its cameras. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(TestSplit split, int[] given, List<Camera> cameras) {}

    /** The metrics of all cameras there could be. */
    record Truth(double accuracy, double macroF1, double macroRecall) {}

    Sample sample(int count, String manifest) {
        List<Camera> cameras = IntStream.range(0, count).mapToObj(i -> camera()).toList();
        List<Integer> labels = new ArrayList<>();
        List<Integer> given = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        for (int camera = 0; camera < count; camera++) {
            for (int image = 0; image < cameras.get(camera).images(); image++) {
                int label = label(cameras.get(camera).shares());
                labels.add(label);
                given.add(given(label, cameras.get(camera).right()[label]));
                groups.add(camera + 1);
            }
        }
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> "camera-" + i).toList();
        TestSplit split = new TestSplit(manifest, LABELS, ints(labels), ints(groups), names);
        return new Sample(split, ints(given), cameras);
    }

    /** From the expected counts of 400,000 cameras. */
    Truth truth() {
        double[] support = new double[LABELS];
        double[] hits = new double[LABELS];
        for (int i = 0; i < MANY; i++) {
            Camera camera = camera();
            for (int label = 0; label < LABELS; label++) {
                double images = camera.images() * camera.shares()[label];
                support[label] += images;
                hits[label] += images * camera.right()[label];
            }
        }
        double all = sum(support);
        double right = sum(hits);
        double f1 = 0;
        double recall = 0;
        for (int label = 0; label < LABELS; label++) {
            double ownMisses = support[label] - hits[label];
            double predicted = hits[label] + (all - right - ownMisses) / (LABELS - 1);
            f1 += 2 * hits[label] / (support[label] + predicted) / LABELS;
            recall += hits[label] / support[label] / LABELS;
        }
        return new Truth(right / all, f1, recall);
    }

    private Camera camera() {
        double effect = 0.7 * random.nextGaussian();
        double[] shares = new double[LABELS];
        double[] right = new double[LABELS];
        for (int label = 0; label < LABELS; label++) {
            shares[label] = random.nextExponential() / (label + 1);
            right[label] = 1 / (1 + Math.exp(-(0.8 - 0.1 * label + effect)));
        }
        double sum = sum(shares);
        for (int label = 0; label < LABELS; label++) {
            shares[label] /= sum;
        }
        return new Camera(30 + (int) (120 * random.nextExponential()), shares, right);
    }

    private int label(double[] shares) {
        double left = random.nextDouble();
        int label = 0;
        while (label < LABELS - 1 && left >= shares[label]) {
            left -= shares[label++];
        }
        return label;
    }

    private int given(int label, double right) {
        return random.nextDouble() < right ? label : (label + 1 + random.nextInt(LABELS - 1)) % LABELS;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Objects::requireNonNull).toArray();
    }
}

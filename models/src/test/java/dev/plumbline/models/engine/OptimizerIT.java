package dev.plumbline.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.models.engine.Layers.Conv;
import dev.plumbline.models.engine.Layers.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Ten steps against the textbook formulas in double precision. A convolution and a pool are linear in the weights, so
 * that gradients can be written down; its weights are 4-dimensional, so that their memory layout matters.
 */
class OptimizerIT {
    private static final int SIZE = 4;
    private static final int CLASSES = 2;
    private static final double RATE = 0.05;
    private static final double DECAY = 0.01;

    private final Engine engine = Engine.start("cpu", 1);

    /** PyTorch's SGD: g += decay w; b = momentum b + g; w -= rate (g + momentum b), where nesterov. */
    @Test
    void stepsAsSgdWithNesterovMomentum() {
        double[] moment = new double[2 * 3 * 9];
        assertSteps(new Optimizer.Sgd(0.9, DECAY, true), (weights, gradient, step) -> {
            for (int i = 0; i < weights.length; i++) {
                double g = gradient[i] + DECAY * weights[i];
                moment[i] = 0.9 * moment[i] + g;
                weights[i] -= RATE * (g + 0.9 * moment[i]);
            }
        });
    }

    @Test
    void stepsAsSgdWithPlainMomentum() {
        double[] moment = new double[2 * 3 * 9];
        assertSteps(new Optimizer.Sgd(0.9, DECAY, false), (weights, gradient, step) -> {
            for (int i = 0; i < weights.length; i++) {
                moment[i] = 0.9 * moment[i] + gradient[i] + DECAY * weights[i];
                weights[i] -= RATE * moment[i];
            }
        });
    }

    /** Loshchilov and Hutter 2019, algorithm 2, with PyTorch's epsilon outside the bias correction. */
    @Test
    void stepsAsAdamW() {
        double[] first = new double[2 * 3 * 9];
        double[] second = new double[2 * 3 * 9];
        assertSteps(new Optimizer.AdamW(0.9, 0.999, 1e-8, DECAY), (weights, gradient, step) -> {
            for (int i = 0; i < weights.length; i++) {
                first[i] = 0.9 * first[i] + 0.1 * gradient[i];
                second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
                double mean = first[i] / (1 - Math.pow(0.9, step));
                double deviation = Math.sqrt(second[i] / (1 - Math.pow(0.999, step)));
                weights[i] -= RATE * (mean / (deviation + 1e-8) + DECAY * weights[i]);
            }
        });
    }

    private interface Rule {
        void step(double[] weights, double[] gradient, int step);
    }

    private void assertSteps(Optimizer optimizer, Rule rule) {
        Layers layers = new Layers(Conventions.DEFAULT);
        Value logits = layers.globalPool(layers.conv("conv1", layers.input(), new Conv(CLASSES, 3, 1)));
        Program program = new Program(layers.classifier("conv1", logits), optimizer, false, 0);
        double[] weights = new double[CLASSES * 3 * 9];
        float[] initial = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            initial[i] = (float) Math.sin(i + 1) / 4;
            weights[i] = initial[i];
        }
        Map<String, HostTensor> state = new LinkedHashMap<>();
        state.put("conv1.weight", HostTensor.floats(List.of((long) CLASSES, 3L, 3L, 3L), initial));
        byte[] image = image();
        Batch batch = new Batch(1, SIZE);
        batch.add(image, 1);
        try (Network network =
                engine.network(program, new Normalisation(List.of(0., 0., 0.), List.of(1., 1., 1.)), state)) {
            for (int step = 1; step <= 10; step++) {
                StepResult result = network.gradients(batch, 0);
                double[] pooled = pooled(image);
                double[] gradient = gradient(weights, pooled);
                assertThat((double) result.gradientNorm()).isCloseTo(norm(gradient), within(1e-5));
                network.update(RATE, step);
                rule.step(weights, gradient, step);
            }
            float[] actual =
                    Objects.requireNonNull(network.state().get("conv1.weight")).toFloats();
            for (int i = 0; i < weights.length; i++) {
                assertThat((double) actual[i]).as("weight %d", i).isCloseTo(weights[i], within(2e-6));
            }
        }
    }

    private static byte[] image() {
        byte[] rgb = new byte[Batch.imageBytes(SIZE)];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 37 % 256);
        }
        return rgb;
    }

    /** d(pooled output)/d(weight) for each [channel][kernel row][kernel column]: the mean of the shifted image. */
    private static double[] pooled(byte[] rgb) {
        double[] mean = new double[3 * 9];
        for (int i = 0; i < mean.length; i++) {
            int channel = i / 9;
            int dy = i % 9 / 3 - 1;
            int dx = i % 3 - 1;
            for (int y = Math.max(0, -dy); y < Math.min(SIZE, SIZE - dy); y++) {
                for (int x = Math.max(0, -dx); x < Math.min(SIZE, SIZE - dx); x++) {
                    int pixel = (y + dy) * SIZE + x + dx;
                    mean[i] += (rgb[pixel * 3 + channel] & 0xFF) / 255.0 / (SIZE * SIZE);
                }
            }
        }
        return mean;
    }

    /** Of the cross entropy of class 1: (softmax - one hot) x pooled. */
    private static double[] gradient(double[] weights, double[] pooled) {
        double[] logits = new double[CLASSES];
        for (int i = 0; i < weights.length; i++) {
            logits[i / pooled.length] += weights[i] * pooled[i % pooled.length];
        }
        double p1 = 1 / (1 + Math.exp(logits[0] - logits[1]));
        double[] gradient = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            gradient[i] = (i / pooled.length == 1 ? p1 - 1 : 1 - p1) * pooled[i % pooled.length];
        }
        return gradient;
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}

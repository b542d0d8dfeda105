package dev.plumbline.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.models.engine.Layers.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The gradient of a linear layer's weight is the layer's input, scaled: with zero weights and one image, a step of SGD shows
 * what dropout let through. Java's SplittableRandom is the reference for SplitMix64.
 */
class DropoutIT {
    private static final int SIZE = 16;
    private static final int FEATURES = 3 * SIZE * SIZE;
    private static final Normalisation PIXELS = new Normalisation(List.of(0., 0., 0.), List.of(1., 1., 1.));

    private final Engine engine = Engine.start("cpu", 1);

    @Test
    void dropsByTheStatedDrawsAndScalesTheOthers() {
        for (long seed : List.of(0L, -1L, 0x123456789ABCDEFL)) {
            float[] all = passed(0, 0, seed);
            float[] some = passed(1, 0.3, seed);
            SplittableRandom layers = new SplittableRandom(seed);
            layers.nextLong();
            SplittableRandom draws = new SplittableRandom(layers.nextLong());
            for (int i = 0; i < FEATURES; i++) {
                double expected = (draws.nextLong() >>> 11) * 0x1.0p-53 < 0.3 ? 0 : all[i] / 0.7;
                assertThat((double) some[i]).as("element %d", i).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void dropsOthersWithAnotherSeed() {
        assertThat(passed(0, 0.5, 1)).isEqualTo(passed(0, 0.5, 1)).isNotEqualTo(passed(0, 0.5, 2));
    }

    @Test
    void dropsNothingInEvaluation() {
        Program program = program(0, 0.5);
        try (Network network = engine.network(program, PIXELS, weights(1))) {
            assertThat(network.logits(batch())[0]).isEqualTo(network.trainingLogits(batch())[0]);
        }
    }

    /** What the layer numbered {@code layer}, the only one that drops anything, lets through of the image. */
    private float[] passed(int layer, double rate, long seed) {
        try (Network network = engine.network(program(layer, rate), PIXELS, weights(0))) {
            network.gradients(batch(), seed);
            network.update(-2, 1);
            float[] weights =
                    Objects.requireNonNull(network.state().get("fc.weight")).toFloats();
            float[] first = new float[FEATURES];
            System.arraycopy(weights, 0, first, 0, FEATURES);
            return first;
        }
    }

    private static Program program(int layer, double rate) {
        Layers net = new Layers(Conventions.DEFAULT);
        Value x = net.flatten(net.input(), SIZE * SIZE);
        for (int i = 0; i < layer; i++) {
            x = net.dropout(x, 0);
        }
        NetworkSpec network = net.classifier("fc", net.linear("fc", net.dropout(x, rate), 2));
        return new Program(network, new Optimizer.Sgd(0.9, 0, false), false, 0);
    }

    private static Map<String, HostTensor> weights(float value) {
        float[] weights = new float[2 * FEATURES];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = value * (i % 7);
        }
        Map<String, HostTensor> state = new LinkedHashMap<>();
        state.put("fc.weight", HostTensor.floats(List.of(2L, (long) FEATURES), weights));
        state.put("fc.bias", HostTensor.floats(List.of(2L), 0, 0));
        return state;
    }

    /** Of class 1: the gradient of class 0's weights is half the input. */
    private static Batch batch() {
        byte[] rgb = new byte[Batch.imageBytes(SIZE)];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 37 % 250 + 1);
        }
        Batch batch = new Batch(1, SIZE);
        batch.add(rgb, 1);
        return batch;
    }
}

package dev.plumbline.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.models.engine.Layers.Conv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccumulationIT {
    private static final int IMAGES = 6;
    private static final int SIZE = 8;
    private static final Normalisation PIXELS = new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    private final Engine engine = Engine.start("cpu", 1);

    /** Without norms the arithmetic is that of the whole batch, also where the last part is smaller. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givesTheGradientOfTheWholeBatch(int size) {
        Map<String, HostTensor> whole = stepped(false, IMAGES);
        Map<String, HostTensor> parts = stepped(false, size);
        for (String name : List.of("conv1.weight", "fc.weight", "fc.bias")) {
            float[] expected = Objects.requireNonNull(whole.get(name)).toFloats();
            float[] actual = Objects.requireNonNull(parts.get(name)).toFloats();
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).as("%s[%d]", name, i).isCloseTo(expected[i], within(1e-6f));
            }
        }
    }

    @Test
    void letsNormsCountAndSeeOnePartAtATime() {
        Map<String, HostTensor> whole = stepped(true, IMAGES);
        Map<String, HostTensor> parts = stepped(true, 2);
        String count = "bn1.num_batches_tracked";
        assertThat(Objects.requireNonNull(whole.get(count)).bytes().getLong()).isEqualTo(1);
        assertThat(Objects.requireNonNull(parts.get(count)).bytes().getLong()).isEqualTo(3);
        assertThat(parts.get("bn1.running_mean")).isNotEqualTo(whole.get("bn1.running_mean"));
    }

    @Test
    void drawsAnotherSeedForEachPart() {
        Layers net = new Layers(Conventions.DEFAULT);
        NetworkSpec network =
                net.classifier("fc", net.linear("fc", net.dropout(net.flatten(net.input(), SIZE * SIZE), 0.5), 2));
        Program program = new Program(network, new Optimizer.Sgd(0, 0, false), false, 0);
        try (Network one = engine.network(program, PIXELS, state(program));
                Network two = engine.network(program, PIXELS, state(program))) {
            StepResult same = one.gradients(batch(), 3, part -> 7);
            StepResult other = two.gradients(batch(), 3, part -> 7 + part);
            assertThat(other.gradientNorm()).isNotEqualTo(same.gradientNorm());
        }
    }

    private Map<String, HostTensor> stepped(boolean norm, int size) {
        Layers net = new Layers(Conventions.DEFAULT);
        Layers.Value x = net.conv("conv1", net.input(), new Conv(4, 3, 1));
        x = net.globalPool(net.relu(norm ? net.batchNorm("bn1", x) : x));
        Program program =
                new Program(net.classifier("fc", net.linear("fc", x, 2)), new Optimizer.Sgd(0, 0, false), false, 0.1);
        try (Network network = engine.network(program, PIXELS, state(program))) {
            StepResult result = network.gradients(batch(), size, part -> part);
            assertThat(result.finite()).isTrue();
            network.update(0.5, 1);
            return network.state();
        }
    }

    private static Map<String, HostTensor> state(Program program) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        for (Program.Slot slot : program.state()) {
            HostTensor tensor = HostTensor.zeros(slot.type(), slot.shape());
            if (slot.type() == HostTensor.Type.F32) {
                for (int i = 0; i < tensor.data().remaining() / Float.BYTES; i++) {
                    tensor.data().putFloat(i * Float.BYTES, (float) (0.5 + Math.sin(i) / 3));
                }
            }
            state.put(slot.name(), tensor);
        }
        return state;
    }

    private static Batch batch() {
        Batch batch = new Batch(IMAGES, SIZE);
        while (!batch.full()) {
            byte[] rgb = new byte[Batch.imageBytes(SIZE)];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (byte) (i * (batch.count() + 3) * 37 % 251);
            }
            batch.add(rgb, batch.count() % 2);
        }
        return batch;
    }
}

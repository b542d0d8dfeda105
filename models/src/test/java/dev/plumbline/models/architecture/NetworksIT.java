package dev.plumbline.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.Normalisation;
import dev.plumbline.models.engine.Optimizer;
import dev.plumbline.models.engine.Program;
import dev.plumbline.models.engine.StepResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksIT {
    private static final int CLASSES = 7;
    private static final Normalisation PIXELS = new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    private final Engine engine = Engine.start("cpu", 1);

    static List<String> names() {
        return Networks.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void learnsABatchByHeartAtEachSizeAndPrecision(String architecture) {
        for (int size : List.of(32, 64)) {
            for (boolean bfloat16 : List.of(false, true)) {
                assertLearns(architecture, size, bfloat16);
            }
        }
    }

    private void assertLearns(String architecture, int size, boolean bfloat16) {
        Program program =
                new Program(Networks.named(architecture, CLASSES), new Optimizer.Sgd(0.9, 0, true), bfloat16, 0);
        Batch batch = batch(size);
        try (Network network = engine.network(program, PIXELS, state(program))) {
            StepResult first = network.gradients(batch, 0);
            StepResult last = first;
            for (int step = 1; step <= 10; step++) {
                network.update(0.02, step);
                last = network.gradients(batch, 0);
            }
            assertThat(last.loss()).as("%s at %d px", architecture, size).isLessThan(first.loss() / 2);
            assertThat(network.logits(batch)).hasDimensions(CLASSES, CLASSES);
            assertThat(network.predict(batch).scores()).hasSize(CLASSES).doesNotContain(Float.NaN);
        }
    }

    /** One image per class. */
    private static Batch batch(int size) {
        Batch batch = new Batch(CLASSES, size);
        for (int label = 0; label < CLASSES; label++) {
            byte[] rgb = new byte[Batch.imageBytes(size)];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (byte) ((i * (label + 3) * 31 / 8) % 251);
            }
            batch.add(rgb, label);
        }
        return batch;
    }

    /** A formula, spread as the layers ask. */
    private static Map<String, HostTensor> state(Program program) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        program.network().parameters().forEach(parameter -> {
            float[] values = new float[(int) parameter.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (parameter.initial()) {
                    case ZEROS -> 0;
                    case ONES -> 1;
                    default -> (float) (Math.sin(i * 12.9898) * 2 / Math.sqrt(parameter.fan()));
                };
            }
            state.put(parameter.name(), HostTensor.floats(parameter.shape(), values));
        });
        program.network().buffers().forEach(buffer -> {
            HostTensor tensor = HostTensor.zeros(buffer.type(), buffer.shape());
            if (buffer.name().endsWith("running_var")) {
                float[] ones = new float[tensor.toFloats().length];
                Arrays.fill(ones, 1);
                tensor = HostTensor.floats(buffer.shape(), ones);
            }
            state.put(buffer.name(), tensor);
        });
        return state;
    }
}

package dev.plumbline.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Normalisation;
import dev.plumbline.models.engine.Optimizer;
import dev.plumbline.models.engine.Parameter;
import dev.plumbline.models.engine.Program;
import dev.plumbline.models.engine.StepResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network in float32 against torchvision's in float64, with the same weights, as benchmarks/parity/goldens.py wrote it. */
class ParityIT {
    private static final int CLASSES = 10;
    private static final int IMAGES = 4;
    private static final long DROPOUT_SEED = 42;
    private static final double RELATIVE = 1e-4;
    /* A rectifier that flips between float32 and float64 changes a deep network's gradient by so much. */
    private static final double RELATIVE_OF_GRADIENTS = 2e-3;
    private static final Normalisation PIXELS = new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    private final Engine engine = Engine.start("cpu", 1);

    /**
     * @param state names and shapes, in the order of the state dict
     * @param runningMeans of each running mean and variance after one pass in training mode, its elements' mean
     * @param loss of a second pass in training mode, now with dropout
     * @param gradientNorms of that loss, per parameter
     */
    record Golden(
            int size,
            List<String> state,
            List<List<Float>> evaluation,
            List<List<Float>> training,
            List<Double> runningMeans,
            double loss,
            List<Double> gradientNorms) {
        static Golden of(String architecture) throws IOException {
            try (InputStream in = Objects.requireNonNull(
                    ParityIT.class.getResourceAsStream("/parity/" + architecture + ".json"), architecture)) {
                return Json.events().readValue(in, Golden.class);
            }
        }
    }

    static List<String> names() {
        return Architectures.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void equalsTorchvision(String architecture) throws IOException {
        Golden golden = Golden.of(architecture);
        NetworkSpec spec = Networks.named(architecture, CLASSES, golden.size());
        assertThat(state(spec)).isEqualTo(golden.state());
        Program program = new Program(spec, new Optimizer.Sgd(0.9, 0, false), false, 0);
        Batch images = ParityFormula.images(IMAGES, golden.size());
        try (Network network = engine.network(program, PIXELS, ParityFormula.state(spec))) {
            assertClose("evaluation", network.logits(images), golden.evaluation());
            assertClose("training", network.trainingLogits(images), golden.training());
            assertRunning(spec, network.state(), golden.runningMeans());
            StepResult result = network.gradients(images, DROPOUT_SEED);
            assertThat((double) result.loss()).as("loss").isCloseTo(golden.loss(), within(RELATIVE * golden.loss()));
            network.update(0, 1);
            assertGradients(spec, network.state(), golden.gradientNorms());
        }
    }

    private static List<String> state(NetworkSpec spec) {
        Map<String, List<Long>> shapes = new HashMap<>();
        spec.parameters().forEach(p -> shapes.put(p.name(), p.shape()));
        spec.buffers().forEach(b -> shapes.put(b.name(), b.shape()));
        return spec.stateDict().stream()
                .map(name -> name + " "
                        + Objects.requireNonNull(shapes.get(name)).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining("x")))
                .map(String::strip)
                .toList();
    }

    /** Relative to the largest. */
    private static void assertClose(String what, float[][] actual, List<List<Float>> expected) {
        double largest = expected.stream()
                .flatMap(List::stream)
                .mapToDouble(Math::abs)
                .max()
                .orElseThrow();
        for (int image = 0; image < IMAGES; image++) {
            for (int k = 0; k < CLASSES; k++) {
                assertThat(actual[image][k])
                        .as("%s logit %d of image %d", what, k, image)
                        .isCloseTo(expected.get(image).get(k), within((float) (RELATIVE * largest)));
            }
        }
    }

    private static void assertRunning(NetworkSpec spec, Map<String, HostTensor> state, List<Double> expected) {
        List<NetworkSpec.Buffer> running = spec.buffers().stream()
                .filter(buffer -> buffer.type() == HostTensor.Type.F32)
                .toList();
        assertThat(running).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            double mean = mean(floats(state, running.get(i).name()));
            assertThat(mean)
                    .as(running.get(i).name())
                    .isCloseTo(expected.get(i), within(RELATIVE * Math.max(1, Math.abs(expected.get(i)))));
        }
        spec.buffers().stream()
                .filter(buffer -> buffer.type() == HostTensor.Type.I64)
                .forEach(buffer -> assertThat(Objects.requireNonNull(state.get(buffer.name()))
                                .bytes()
                                .getLong(0))
                        .as(buffer.name())
                        .isEqualTo(8));
    }

    /** After the first step the momentum buffers are the gradients. */
    private static void assertGradients(NetworkSpec spec, Map<String, HostTensor> state, List<Double> expected) {
        double largest =
                expected.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        List<Parameter> parameters = spec.parameters();
        for (int i = 0; i < expected.size(); i++) {
            String name = parameters.get(i).name();
            double norm = norm(floats(state, Program.slotName("momentum_buffer", name)));
            assertThat(norm)
                    .as("gradient of " + name)
                    .isCloseTo(expected.get(i), within(RELATIVE_OF_GRADIENTS * largest));
        }
    }

    private static float[] floats(Map<String, HostTensor> state, String name) {
        return Objects.requireNonNull(state.get(name), name).toFloats();
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}

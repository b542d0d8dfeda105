package dev.plumbline.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.models.engine.Layers.Conv;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten steps of every optimizer against PyTorch's own in double precision: plain, with weight decay of everything and of
 * weights alone, clipped, with a changing rate, and all of these together; and the averages. The fixture and the formulas
 * of weights and pixels are those of {@code benchmarks/parity/optimizers.py}.
 */
class OptimizerStepsIT {
    private static final double TOLERANCE = 1e-6;

    /** What a value near zero is the difference of. */
    private static final double LEAST = 0.1;

    private static final JsonNode FIXTURE = fixture();
    private static final Normalisation PIXELS = new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    private final Engine engine = Engine.start("cpu", 1);

    static Stream<Arguments> cases() {
        return StreamSupport.stream(FIXTURE.path("cases").spliterator(), false)
                .map(c -> Arguments.of(Named.of(
                        c.path("optimizer").asText() + ", "
                                + c.path("variation").asText(),
                        c)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepsAsPyTorch(JsonNode expected) {
        Program program = program(expected);
        Batch batch = batch();
        try (Network network = engine.network(program, PIXELS, state(program))) {
            for (int step = 1; step <= FIXTURE.path("steps").asInt(); step++) {
                StepResult result = network.gradients(batch, 0);
                assertClose("loss", result.loss(), expected.path("losses").path(step - 1));
                assertClose(
                        "gradient norm",
                        result.gradientNorm(),
                        expected.path("gradientNorms").path(step - 1));
                double rate = FIXTURE.path("rate").asDouble();
                network.update(expected.path("changing").asBoolean() ? rate / step : rate, step);
            }
            Map<String, HostTensor> state = network.state();
            expected.path("parameters").properties().forEach(p -> assertClose(state, p.getKey(), p.getValue()));
            expected.path("averaged")
                    .properties()
                    .forEach(p -> assertClose(state, Program.averagedName(p.getKey()), p.getValue()));
        }
    }

    private static void assertClose(Map<String, HostTensor> state, String name, JsonNode expected) {
        float[] actual = Objects.requireNonNull(state.get(name), name).toFloats();
        assertThat(actual).as(name).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            assertClose(name + "[" + i + "]", actual[i], expected.path(i));
        }
    }

    private static void assertClose(String what, double actual, JsonNode expected) {
        double value = expected.asDouble();
        assertThat(actual).as(what).isCloseTo(value, within(TOLERANCE * Math.max(LEAST, Math.abs(value))));
    }

    private static Program program(JsonNode expected) {
        Layers net = new Layers(Conventions.DEFAULT);
        Conv conv = new Conv(FIXTURE.path("channels").asInt(), 3, 1);
        NetworkSpec network = net.classifier(
                "fc",
                net.linear(
                        "fc",
                        net.globalPool(net.batchNorm("bn1", net.conv("conv1", net.input(), conv))),
                        FIXTURE.path("classes").asInt()));
        String decayed = expected.path("decayed").asText();
        double decay = decayed.equals("none") ? 0 : FIXTURE.path("decay").asDouble();
        @Nullable
        Double clip =
                expected.path("clipped").asBoolean() ? FIXTURE.path("clip").asDouble() : null;
        UpdateRule rule = new UpdateRule(
                optimizer(expected.path("optimizer").asText(), decay),
                decayed.equals("weights"),
                clip,
                new UpdateRule.Averaging(
                        FIXTURE.path("average").asDouble(),
                        FIXTURE.path("every").asInt()));
        return new Program(network, rule, false, FIXTURE.path("smoothing").asDouble());
    }

    private static Optimizer optimizer(String name, double decay) {
        return switch (name) {
            case "sgd" -> new Optimizer.Sgd(0, decay, false);
            case "sgd momentum" -> new Optimizer.Sgd(0.9, decay, false);
            case "sgd nesterov" -> new Optimizer.Sgd(0.9, decay, true);
            case "adam" -> new Optimizer.Adam(0.9, 0.98, 1e-3, decay);
            case "adamw" -> new Optimizer.AdamW(0.9, 0.98, 1e-3, decay);
            case "rmsprop" -> new Optimizer.RmsProp(0.9, 0.0316, 0, decay);
            case "rmsprop momentum" -> new Optimizer.RmsProp(0.9, 0.0316, 0.9, decay);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Map<String, HostTensor> state(Program program) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        int number = 1;
        for (Parameter parameter : program.network().parameters()) {
            float[] values = new float[(int) parameter.elements()];
            for (int i = 0; i < values.length; i++, number++) {
                values[i] = (float) ((number % 2 == 1 ? 1 : -1) * (0.3 + 0.2 * Math.sin(number)));
            }
            state.put(parameter.name(), HostTensor.floats(parameter.shape(), values));
        }
        for (NetworkSpec.Buffer buffer : program.network().buffers()) {
            HostTensor tensor = HostTensor.zeros(buffer.type(), buffer.shape());
            if (buffer.name().endsWith("running_var")) {
                tensor = HostTensor.floats(buffer.shape(), 1, 1);
            }
            state.put(buffer.name(), tensor);
        }
        return state;
    }

    private static Batch batch() {
        int images = FIXTURE.path("images").asInt();
        int size = FIXTURE.path("size").asInt();
        Batch batch = new Batch(images, size);
        int count = Batch.imageBytes(size);
        for (int image = 0; image < images; image++) {
            byte[] rgb = new byte[count];
            for (int k = 0; k < count; k++) {
                int i = image * count + k;
                rgb[k] = (byte) (i * i * 37 % 101 + 50 * ((image + i % 3) % 4));
            }
            batch.add(rgb, image % FIXTURE.path("classes").asInt());
        }
        return batch;
    }

    private static JsonNode fixture() {
        try (InputStream in = Objects.requireNonNull(OptimizerStepsIT.class.getResourceAsStream("optimizers.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("optimizers.json cannot be read", e);
        }
    }
}

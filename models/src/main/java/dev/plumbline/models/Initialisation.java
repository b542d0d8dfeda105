package dev.plumbline.models;

import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Parameter;
import dev.plumbline.models.engine.Parameter.Initial;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The weights a network begins with: PyTorch's distributions, from Plumbline's own generator. */
final class Initialisation {
    private Initialisation() {}

    /** Parameters and buffers by name. */
    static Map<String, HostTensor> of(NetworkSpec network, Draws draws) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            state.put(parameter.name(), parameter(parameter, draws.initialisation(parameter.name())));
        }
        for (NetworkSpec.Buffer buffer : network.buffers()) {
            HostTensor tensor = HostTensor.zeros(buffer.type(), buffer.shape());
            if (buffer.initial() == Initial.ONES) {
                fill(tensor, () -> 1);
            }
            state.put(buffer.name(), tensor);
        }
        return state;
    }

    private static HostTensor parameter(Parameter parameter, SplitMix64 random) {
        HostTensor tensor = HostTensor.zeros(HostTensor.Type.F32, parameter.shape());
        switch (parameter.initial()) {
            case ZEROS -> fill(tensor, () -> 0);
            case ONES -> fill(tensor, () -> 1);
            case HE -> {
                double deviation = StrictMath.sqrt(2.0 / parameter.fan());
                fill(tensor, () -> deviation * random.gaussian());
            }
            case UNIFORM -> {
                double bound = 1 / StrictMath.sqrt(parameter.fan());
                fill(tensor, () -> bound * (2 * random.uniform() - 1));
            }
        }
        return tensor;
    }

    private static void fill(HostTensor tensor, DoubleSupplier value) {
        FloatBuffer floats = tensor.bytes().asFloatBuffer();
        while (floats.hasRemaining()) {
            floats.put((float) value.getAsDouble());
        }
    }
}

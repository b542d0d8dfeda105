package dev.plumbline.models;

import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.Initial;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Parameter;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The weights a network begins with: PyTorch's distributions, from Plumbline's own generator. */
final class Initialisation {
    private Initialisation() {}

    /** Parameters and buffers by name. */
    static Map<String, HostTensor> of(NetworkSpec network, Draws draws) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            SplitMix64 random = draws.initialisation(parameter.name());
            state.put(parameter.name(), tensor(HostTensor.Type.F32, parameter.shape(), parameter.initial(), random));
        }
        for (NetworkSpec.Buffer buffer : network.buffers()) {
            state.put(
                    buffer.name(),
                    tensor(buffer.type(), buffer.shape(), buffer.initial(), draws.initialisation(buffer.name())));
        }
        return state;
    }

    /** The same names, types and shapes without the draws. */
    static Map<String, HostTensor> zeros(NetworkSpec network) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        network.parameters()
                .forEach(each -> state.put(each.name(), HostTensor.zeros(HostTensor.Type.F32, each.shape())));
        network.buffers().forEach(each -> state.put(each.name(), HostTensor.zeros(each.type(), each.shape())));
        return state;
    }

    private static HostTensor tensor(HostTensor.Type type, List<Long> shape, Initial initial, SplitMix64 random) {
        HostTensor tensor = HostTensor.zeros(type, shape);
        if (initial instanceof Initial.Constant constant && constant.value() != 0) {
            fill(tensor, constant::value);
        } else if (initial instanceof Initial.Normal normal) {
            fill(tensor, () -> normal.deviation() * random.gaussian());
        } else if (initial instanceof Initial.Uniform uniform) {
            fill(tensor, () -> uniform.bound() * (2 * random.uniform() - 1));
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

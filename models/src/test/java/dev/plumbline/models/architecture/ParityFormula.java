package dev.plumbline.models.architecture;

import dev.plumbline.models.engine.Batch;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** The weights and images of benchmarks/parity/goldens.py, which states the formula. Java's SplittableRandom is SplitMix64. */
final class ParityFormula {
    private static final int IMAGES_STATE = 1000;
    private static final int BRIGHT = 128;

    private ParityFormula() {}

    /** Parameters and buffers by name. */
    static Map<String, HostTensor> state(NetworkSpec network) {
        Map<String, HostTensor> state = new HashMap<>();
        List<String> names = network.stateDict();
        network.parameters().forEach(p -> state.put(p.name(), tensor(names.indexOf(p.name()), p.name(), p.shape())));
        network.buffers().forEach(b -> {
            boolean count = b.type() == HostTensor.Type.I64;
            state.put(b.name(), count ? seven() : tensor(names.indexOf(b.name()), b.name(), b.shape()));
        });
        return state;
    }

    /** Image {@code n} has label {@code n}. */
    static Batch images(int count, int size) {
        SplittableRandom noise = new SplittableRandom(IMAGES_STATE);
        Batch batch = new Batch(count, size);
        for (int n = 0; n < count; n++) {
            boolean[] bright = {n % 2 == 1, n / 2 % 2 == 1, false};
            byte[] rgb = new byte[Batch.imageBytes(size)];
            for (int i = 0; i < rgb.length; i++) {
                int channel = i % 3;
                boolean right = i / 3 % size >= size / 2;
                boolean lit = channel == 2 ? right : bright[channel];
                rgb[i] = (byte) ((noise.nextLong() >>> 57) + (lit ? BRIGHT : 0));
            }
            batch.add(rgb, n);
        }
        return batch;
    }

    private static HostTensor tensor(int number, String name, List<Long> shape) {
        SplittableRandom draws = new SplittableRandom(number);
        HostTensor tensor = HostTensor.zeros(HostTensor.Type.F32, shape);
        DoubleUnaryOperator value = value(name, shape);
        float[] values = new float[tensor.data().remaining() / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.applyAsDouble((draws.nextLong() >>> 40) * 0x1.0p-24);
        }
        tensor.data().asFloatBuffer().put(values);
        return tensor;
    }

    private static DoubleUnaryOperator value(String name, List<Long> shape) {
        if (shape.size() > 1) {
            long fan = shape.stream().skip(1).reduce(1L, Math::multiplyExact);
            double bound = Math.sqrt(6.0 / fan);
            return u -> (2 * u - 1) * bound;
        }
        if (name.endsWith(".weight")) {
            return u -> 0.25 + u / 2;
        }
        if (name.endsWith(".running_var")) {
            return u -> 0.25 + u / 8;
        }
        return name.endsWith(".bias") ? u -> 0.75 * u : u -> (2 * u - 1) / 8;
    }

    private static HostTensor seven() {
        HostTensor count = HostTensor.zeros(HostTensor.Type.I64, List.of());
        count.data().putLong(0, 7);
        return count;
    }
}

package dev.plumbline.models.engine;

import dev.plumbline.models.engine.NetworkSpec.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a network layer by layer: each call adds the layer's state and one statement, and returns its output. State comes
 * in the order of the calls, which must be that of torchvision's state dict.
 */
public final class Layers {
    private final Conventions conventions;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private int values;
    private int dropouts;

    public Layers(Conventions conventions) {
        this.conventions = conventions;
    }

    /** An intermediate result: its name in the text and its channels. */
    public record Value(String name, int channels) {}

    /**
     * A square convolution.
     *
     * @param channels of the output
     * @param groups of channels that do not see each other
     */
    public record Conv(int channels, int kernel, int stride, int padding, int groups, boolean bias) {
        /** Without bias, padded to keep the size at stride 1. */
        public Conv(int channels, int kernel, int stride) {
            this(channels, kernel, stride, kernel / 2, 1, false);
        }

        public Conv grouped(int groups) {
            return new Conv(channels, kernel, stride, padding, groups, bias);
        }

        public Conv padded(int padding) {
            return new Conv(channels, kernel, stride, padding, groups, bias);
        }

        public Conv biased() {
            return new Conv(channels, kernel, stride, padding, groups, true);
        }
    }

    /** A square window that moves over each channel. */
    public record Pool(int kernel, int stride, int padding) {
        private String arguments() {
            return "[%d, %d], [%d, %d], [%d, %d]".formatted(kernel, kernel, stride, stride, padding, padding);
        }
    }

    /** The normalised images, N x 3 x H x W. */
    public Value input() {
        return new Value("x", 3);
    }

    public Value conv(String name, Value x, Conv conv) {
        int inputs = x.channels() / conv.groups();
        int area = conv.kernel() * conv.kernel();
        Initial initial = conventions.convolution(inputs * area, conv.channels() * area);
        String weight = computed(name + ".weight", initial, conv.channels(), inputs, conv.kernel(), conv.kernel());
        String bias = conv.bias()
                ? computed(name + ".bias", conventions.convolutionBias(inputs * area), conv.channels())
                : "None";
        String result = Pointwise.is(inputs, conv)
                ? Pointwise.product(x.name(), weight, bias, conv.stride())
                : "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], %d)"
                        .formatted(
                                x.name(),
                                weight,
                                bias,
                                conv.stride(),
                                conv.stride(),
                                conv.padding(),
                                conv.padding(),
                                conv.groups());
        return value(conv.channels(), result);
    }

    public Value batchNorm(String name, Value x) {
        List<Long> shape = List.of((long) x.channels());
        String weight = parameter(new Parameter(name + ".weight", shape, Initial.ONES, false));
        String bias = parameter(new Parameter(name + ".bias", shape, Initial.ZEROS, false));
        String mean = buffer(new Buffer(name + ".running_mean", HostTensor.Type.F32, shape, Initial.ZEROS));
        String variance = buffer(new Buffer(name + ".running_var", HostTensor.Type.F32, shape, Initial.ONES));
        buffer(new Buffer(name + ".num_batches_tracked", HostTensor.Type.I64, List.of(), Initial.ZEROS));
        return value(
                x.channels(),
                "torch.batch_norm(%s, %s, %s, %s, %s, train, %s, False)"
                        .formatted(x.name(), weight, bias, mean, variance, conventions.momentumAndEpsilon()));
    }

    /** In place: {@code x} must not be used again. */
    public Value relu(Value x) {
        return value(x.channels(), "torch.relu_(%s)".formatted(x.name()));
    }

    public Value hardswish(Value x) {
        return value(x.channels(), "torch.hardswish(%s)".formatted(x.name()));
    }

    public Value hardsigmoid(Value x) {
        return value(x.channels(), "torch.hardsigmoid(%s)".formatted(x.name()));
    }

    /** In place on {@code x}, which must not be used again. */
    public Value add(Value x, Value y) {
        return value(x.channels(), "torch.add_(%s, %s)".formatted(x.name(), y.name()));
    }

    /** @param scale one number per channel: N x channels x 1 x 1 */
    public Value multiply(Value x, Value scale) {
        return value(x.channels(), "torch.mul(%s, %s)".formatted(x.name(), scale.name()));
    }

    /** Channel behind channel. */
    public Value concat(List<Value> parts) {
        String names = parts.stream().map(Value::name).collect(Collectors.joining(", "));
        return value(parts.stream().mapToInt(Value::channels).sum(), "torch.cat([%s], 1)".formatted(names));
    }

    public Value maxPool(Value x, Pool pool) {
        return value(x.channels(), "torch.max_pool2d(%s, %s)".formatted(x.name(), pool.arguments()));
    }

    public Value averagePool(Value x, Pool pool) {
        return value(x.channels(), "torch.avg_pool2d(%s, %s)".formatted(x.name(), pool.arguments()));
    }

    /** Averages over {@code side} x {@code side} even parts of the image, whatever its size. */
    public Value adaptivePool(Value x, int side) {
        return value(x.channels(), "torch.adaptive_avg_pool2d(%s, [%d, %d])".formatted(x.name(), side, side));
    }

    /** The mean over all positions: N x channels x 1 x 1. */
    public Value squeeze(Value x) {
        return value(x.channels(), "torch.mean(%s, [2, 3], True)".formatted(x.name()));
    }

    /** The mean over all positions: N x channels. */
    public Value globalPool(Value x) {
        return value(x.channels(), "torch.mean(%s, [2, 3])".formatted(x.name()));
    }

    /** N x (channels x positions), in torchvision's order: channel by channel. */
    public Value flatten(Value x, int positions) {
        return value(x.channels() * positions, "torch.flatten(%s, 1)".formatted(x.name()));
    }

    public Value linear(String name, Value x, int outputs) {
        String weight = computed(name + ".weight", conventions.linear(x.channels()), outputs, x.channels());
        String bias = computed(name + ".bias", conventions.linearBias(x.channels()), outputs);
        return value(outputs, "torch.linear(%s, %s, %s)".formatted(x.name(), weight, bias));
    }

    /** In training, zeroes elements with probability {@code rate} and scales the others to keep the mean. */
    public Value dropout(Value x, double rate) {
        long least = (long) (rate * 0x1.0p53);
        return value(
                x.channels(), "self.dropout(%s, seed, %d, %d, %s)".formatted(x.name(), dropouts++, least, 1 - rate));
    }

    /** The finished network, whose last layer {@code head} gives one logit per class. */
    public NetworkSpec classifier(String head, Value logits) {
        List<String> all = new ArrayList<>(statements);
        all.add("logits = " + logits.name());
        return new NetworkSpec(parameters, buffers, List.of(head + ".weight", head + ".bias"), all);
    }

    private Value value(int channels, String expression) {
        Value value = new Value("x" + values++, channels);
        statements.add(value.name() + " = " + expression);
        return value;
    }

    private String computed(String name, Initial initial, int... shape) {
        List<Long> dimensions = Arrays.stream(shape).mapToObj(d -> (long) d).toList();
        return parameter(new Parameter(name, dimensions, initial, true));
    }

    private String parameter(Parameter parameter) {
        parameters.add(parameter);
        return "w" + (parameters.size() - 1);
    }

    private String buffer(Buffer buffer) {
        buffers.add(buffer);
        return "b" + (buffers.size() - 1);
    }
}

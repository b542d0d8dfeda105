package dev.plumbline.models.engine;

import dev.plumbline.models.engine.NetworkSpec.Buffer;
import dev.plumbline.models.engine.Parameter.Initial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a network layer by layer: each call adds the layer's state and one statement, and returns its output. */
public final class Layers {
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private int values;
    private int dropouts;

    /** An intermediate result: its name in the text and its channels. */
    public record Value(String name, int channels) {}

    /** A square convolution without bias, padded to keep the size at stride 1. */
    public record Conv(int channels, int kernel, int stride) {}

    /** The normalised images, N x 3 x H x W. */
    public Value input() {
        return new Value("x", 3);
    }

    public Value conv(String name, Value x, Conv conv) {
        String w = parameter(
                name + ".weight",
                Initial.HE,
                conv.channels() * conv.kernel() * conv.kernel(),
                conv.channels(),
                x.channels(),
                conv.kernel(),
                conv.kernel());
        int pad = conv.kernel() / 2;
        return value(
                conv.channels(),
                "torch.conv2d(%s, %s, None, [%d, %d], [%d, %d], [1, 1], 1)"
                        .formatted(x.name(), w, conv.stride(), conv.stride(), pad, pad));
    }

    /** Momentum 0.1 and epsilon 1e-5, PyTorch's defaults. */
    public Value batchNorm(String name, Value x) {
        int n = x.channels();
        String weight = parameter(name + ".weight", Initial.ONES, 0, n);
        String bias = parameter(name + ".bias", Initial.ZEROS, 0, n);
        String mean = buffer(name + ".running_mean", HostTensor.Type.F32, Initial.ZEROS, List.of((long) n));
        String variance = buffer(name + ".running_var", HostTensor.Type.F32, Initial.ONES, List.of((long) n));
        buffer(name + ".num_batches_tracked", HostTensor.Type.I64, Initial.ZEROS, List.of());
        return value(
                n,
                "torch.batch_norm(%s, %s, %s, %s, %s, train, 0.1, 1e-5, False)"
                        .formatted(x.name(), weight, bias, mean, variance));
    }

    /** In place: {@code x} must not be used again. */
    public Value relu(Value x) {
        return value(x.channels(), "torch.relu_(%s)".formatted(x.name()));
    }

    /** In place on {@code x}, which must not be used again. */
    public Value add(Value x, Value y) {
        return value(x.channels(), "torch.add_(%s, %s)".formatted(x.name(), y.name()));
    }

    public Value maxPool(Value x, int kernel, int stride, int padding) {
        return value(
                x.channels(),
                "torch.max_pool2d(%s, [%d, %d], [%d, %d], [%d, %d])"
                        .formatted(x.name(), kernel, kernel, stride, stride, padding, padding));
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
        String weight = parameter(name + ".weight", Initial.UNIFORM, x.channels(), outputs, x.channels());
        String bias = parameter(name + ".bias", Initial.UNIFORM, x.channels(), outputs);
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

    private String parameter(String name, Initial initial, int fan, int... shape) {
        List<Long> dimensions = Arrays.stream(shape).mapToObj(d -> (long) d).toList();
        parameters.add(new Parameter(name, dimensions, initial, fan, fan > 0));
        return "w" + (parameters.size() - 1);
    }

    private String buffer(String name, HostTensor.Type type, Initial initial, List<Long> shape) {
        buffers.add(new Buffer(name, type, shape, initial));
        return "b" + (buffers.size() - 1);
    }
}

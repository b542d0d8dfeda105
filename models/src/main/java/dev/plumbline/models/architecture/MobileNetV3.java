package dev.plumbline.models.architecture;

import dev.plumbline.models.engine.Conventions;
import dev.plumbline.models.engine.Layers;
import dev.plumbline.models.engine.Layers.Conv;
import dev.plumbline.models.engine.Layers.Value;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * MobileNetV3 (Howard et al. 2019), after {@code torchvision/models/mobilenetv3.py}.
 *
 * @param hidden units of the hidden linear layer
 */
record MobileNetV3(Conv stem, List<Bottleneck> bottlenecks, int hidden) implements IntFunction<NetworkSpec> {
    private static final Conv STEM = new Conv(16, 3, 2);
    private static final int LAST_EXPANSION = 6;
    private static final int SQUEEZE = 4;
    private static final double DROPOUT = 0.2;

    /**
     * An inverted residual block: 1x1 to {@code expanded} channels, a depthwise convolution, 1x1 to {@code channels}.
     *
     * @param excited whether squeeze and excitation weighs the expanded channels
     * @param swish whether it uses the hard swish, otherwise the rectifier
     */
    record Bottleneck(int kernel, int expanded, int channels, boolean excited, boolean swish, int stride) {
        private Bottleneck halved(int stride) {
            return new Bottleneck(kernel, divisible(expanded / 2), divisible(channels / 2), excited, swish, stride);
        }
    }

    /** The paper's table 1. */
    static MobileNetV3 large() {
        return new MobileNetV3(
                STEM,
                List.of(
                        new Bottleneck(3, 16, 16, false, false, 1),
                        new Bottleneck(3, 64, 24, false, false, 2),
                        new Bottleneck(3, 72, 24, false, false, 1),
                        new Bottleneck(5, 72, 40, true, false, 2),
                        new Bottleneck(5, 120, 40, true, false, 1),
                        new Bottleneck(5, 120, 40, true, false, 1),
                        new Bottleneck(3, 240, 80, false, true, 2),
                        new Bottleneck(3, 200, 80, false, true, 1),
                        new Bottleneck(3, 184, 80, false, true, 1),
                        new Bottleneck(3, 184, 80, false, true, 1),
                        new Bottleneck(3, 480, 112, true, true, 1),
                        new Bottleneck(3, 672, 112, true, true, 1),
                        new Bottleneck(5, 672, 160, true, true, 2),
                        new Bottleneck(5, 960, 160, true, true, 1),
                        new Bottleneck(5, 960, 160, true, true, 1)),
                1280);
    }

    /** The paper's table 2. */
    static MobileNetV3 small() {
        return new MobileNetV3(
                STEM,
                List.of(
                        new Bottleneck(3, 16, 16, true, false, 2),
                        new Bottleneck(3, 72, 24, false, false, 2),
                        new Bottleneck(3, 88, 24, false, false, 1),
                        new Bottleneck(5, 96, 40, true, true, 2),
                        new Bottleneck(5, 240, 40, true, true, 1),
                        new Bottleneck(5, 240, 40, true, true, 1),
                        new Bottleneck(5, 120, 48, true, true, 1),
                        new Bottleneck(5, 144, 48, true, true, 1),
                        new Bottleneck(5, 288, 96, true, true, 2),
                        new Bottleneck(5, 576, 96, true, true, 1),
                        new Bottleneck(5, 576, 96, true, true, 1)),
                1024);
    }

    /** {@link #small} for small images: its first two strides are 1, and all channels are halved. */
    static MobileNetV3 smallSmall() {
        List<Bottleneck> bottlenecks = new ArrayList<>();
        for (Bottleneck bottleneck : small().bottlenecks()) {
            bottlenecks.add(bottleneck.halved(bottlenecks.isEmpty() ? 1 : bottleneck.stride()));
        }
        return new MobileNetV3(new Conv(STEM.channels() / 2, 3, 1), bottlenecks, small().hidden() / 2);
    }

    @Override
    public NetworkSpec apply(int classes) {
        Layers net = new Layers(Conventions.MOBILENET);
        Value x = net.hardswish(normalised(net, "features.0", net.input(), stem));
        for (int i = 0; i < bottlenecks.size(); i++) {
            x = inverted(net, "features.%d.block.".formatted(i + 1), x, bottlenecks.get(i));
        }
        Conv last = new Conv(LAST_EXPANSION * x.channels(), 1, 1);
        x = net.hardswish(normalised(net, "features." + (bottlenecks.size() + 1), x, last));
        x = net.hardswish(net.linear("classifier.0", net.globalPool(x), hidden));
        x = net.dropout(x, DROPOUT);
        return net.classifier("classifier.3", net.linear("classifier.3", x, classes));
    }

    private static Value inverted(Layers net, String name, Value x, Bottleneck block) {
        Value y = x;
        int place = 0;
        if (block.expanded() != x.channels()) {
            y = activated(net, block, normalised(net, name + place++, y, new Conv(block.expanded(), 1, 1)));
        }
        Conv depthwise = new Conv(block.expanded(), block.kernel(), block.stride()).grouped(block.expanded());
        y = activated(net, block, normalised(net, name + place++, y, depthwise));
        if (block.excited()) {
            y = excited(net, name + place++, y);
        }
        y = normalised(net, name + place, y, new Conv(block.channels(), 1, 1));
        return block.stride() == 1 && x.channels() == y.channels() ? net.add(y, x) : y;
    }

    private static Value activated(Layers net, Bottleneck block, Value x) {
        return block.swish() ? net.hardswish(x) : net.relu(x);
    }

    /** Squeeze and excitation (Hu et al. 2018) with the hard sigmoid. */
    private static Value excited(Layers net, String name, Value x) {
        Conv squeeze = new Conv(divisible(x.channels() / SQUEEZE), 1, 1).biased();
        Value y = net.relu(net.conv(name + ".fc1", net.squeeze(x), squeeze));
        Conv excite = new Conv(x.channels(), 1, 1).biased();
        return net.multiply(x, net.hardsigmoid(net.conv(name + ".fc2", y, excite)));
    }

    private static Value normalised(Layers net, String name, Value x, Conv conv) {
        return net.batchNorm(name + ".1", net.conv(name + ".0", x, conv));
    }

    /** The nearest multiple of 8, at least 8; the next one where that would take away more than a tenth. */
    private static int divisible(int channels) {
        int nearest = Math.max(8, (channels + 4) / 8 * 8);
        return nearest < 0.9 * channels ? nearest + 8 : nearest;
    }
}

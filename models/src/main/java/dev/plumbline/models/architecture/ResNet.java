package dev.plumbline.models.architecture;

import dev.plumbline.models.engine.Conventions;
import dev.plumbline.models.engine.Layers;
import dev.plumbline.models.engine.Layers.Conv;
import dev.plumbline.models.engine.Layers.Pool;
import dev.plumbline.models.engine.Layers.Value;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Residual networks (He et al. 2016) and ResNeXt (Xie et al. 2017), after {@code torchvision/models/resnet.py}.
 *
 * @param blocks per stage; each stage but the first halves the resolution and doubles the channels
 * @param width channels of the stem and the first stage
 */
record ResNet(Stem stem, Block block, List<Integer> blocks, int width) implements IntFunction<NetworkSpec> {
    /** What comes before the blocks: for ImageNet a 7x7 convolution and a pool; for small images a 3x3 convolution. */
    enum Stem {
        IMAGENET,
        /** He et al. 2016, section 4.2. */
        SMALL,
        /** Half the resolution: about half the cost, and fine detail is lost. */
        HALVING
    }

    /** What is repeated. */
    sealed interface Block {
        /** Two 3x3 convolutions. */
        record Basic() implements Block {}

        /**
         * 1x1, 3x3 in groups, 1x1 to four times the channels; the stride is the 3x3's.
         *
         * @param groupWidth channels of a group where the stage has 64
         */
        record Bottleneck(int groups, int groupWidth) implements Block {
            private static final int REFERENCE = 64;
            private static final int EXPANSION = 4;

            int inner(int channels) {
                return channels * groupWidth / REFERENCE * groups;
            }
        }
    }

    private static final Block BASIC = new Block.Basic();
    private static final Block BOTTLENECK = new Block.Bottleneck(1, 64);

    static ResNet resnet18() {
        return new ResNet(Stem.IMAGENET, BASIC, List.of(2, 2, 2, 2), 64);
    }

    static ResNet resnet34() {
        return new ResNet(Stem.IMAGENET, BASIC, List.of(3, 4, 6, 3), 64);
    }

    static ResNet resnet50() {
        return new ResNet(Stem.IMAGENET, BOTTLENECK, List.of(3, 4, 6, 3), 64);
    }

    static ResNet resnet101() {
        return new ResNet(Stem.IMAGENET, BOTTLENECK, List.of(3, 4, 23, 3), 64);
    }

    static ResNet resnext50() {
        return new ResNet(Stem.IMAGENET, new Block.Bottleneck(32, 4), List.of(3, 4, 6, 3), 64);
    }

    /** A quarter of the channels of {@link #resnet18}. */
    static ResNet resnet18Small() {
        return new ResNet(Stem.SMALL, BASIC, List.of(2, 2, 2, 2), 16);
    }

    /** Xie et al. 2017, section 5.3, with 8 groups and a quarter of the channels. */
    static ResNet resnext29Small() {
        return new ResNet(Stem.SMALL, new Block.Bottleneck(8, 16), List.of(3, 3, 3), 16);
    }

    /** He et al. 2016, section 4.2: three stages of 16, 32 and 64 channels; 6 x blocks + 2 layers. */
    static ResNet small(int blocks) {
        return new ResNet(Stem.SMALL, BASIC, List.of(blocks, blocks, blocks), 16);
    }

    /** Half the resolution, 24, 48 and 96 channels: about half the cost of {@link #small}. */
    static ResNet tiny(int blocks) {
        return new ResNet(Stem.HALVING, BASIC, List.of(blocks, blocks, blocks), 24);
    }

    @Override
    public NetworkSpec apply(int classes) {
        Layers net = new Layers(Conventions.RESNET);
        Value x = stem(net);
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int i = 0; i < blocks.get(stage); i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                x = residual(net, "layer%d.%d".formatted(stage + 1, i), x, width << stage, stride);
            }
        }
        return net.classifier("fc", net.linear("fc", net.globalPool(x), classes));
    }

    private Value stem(Layers net) {
        Conv conv = switch (stem) {
            case IMAGENET -> new Conv(width, 7, 2);
            case SMALL -> new Conv(width, 3, 1);
            case HALVING -> new Conv(width, 3, 2);
        };
        Value x = net.relu(net.batchNorm("bn1", net.conv("conv1", net.input(), conv)));
        return stem == Stem.IMAGENET ? net.maxPool(x, new Pool(3, 2, 1)) : x;
    }

    private Value residual(Layers net, String name, Value x, int channels, int stride) {
        Value y = block instanceof Block.Bottleneck bottleneck
                ? bottleneck(net, name, x, bottleneck, channels, stride)
                : basic(net, name, x, channels, stride);
        Value shortcut = x;
        if (stride != 1 || x.channels() != y.channels()) {
            Value projected = net.conv(name + ".downsample.0", x, new Conv(y.channels(), 1, stride));
            shortcut = net.batchNorm(name + ".downsample.1", projected);
        }
        return net.relu(net.add(y, shortcut));
    }

    private static Value basic(Layers net, String name, Value x, int channels, int stride) {
        Value y = net.relu(net.batchNorm(name + ".bn1", net.conv(name + ".conv1", x, new Conv(channels, 3, stride))));
        return net.batchNorm(name + ".bn2", net.conv(name + ".conv2", y, new Conv(channels, 3, 1)));
    }

    private static Value bottleneck(
            Layers net, String name, Value x, Block.Bottleneck block, int channels, int stride) {
        int inner = block.inner(channels);
        Conv spatial = new Conv(inner, 3, stride).grouped(block.groups());
        Value y = net.relu(net.batchNorm(name + ".bn1", net.conv(name + ".conv1", x, new Conv(inner, 1, 1))));
        y = net.relu(net.batchNorm(name + ".bn2", net.conv(name + ".conv2", y, spatial)));
        Conv expand = new Conv(channels * Block.Bottleneck.EXPANSION, 1, 1);
        return net.batchNorm(name + ".bn3", net.conv(name + ".conv3", y, expand));
    }
}

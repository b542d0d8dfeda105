package dev.plumbline.models.architecture;

import dev.plumbline.models.engine.Layers;
import dev.plumbline.models.engine.Layers.Conv;
import dev.plumbline.models.engine.Layers.Value;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Residual networks of basic blocks for 32 to 64 pixels: a 3x3 stem and no pooling before the blocks (He et al. 2016,
 * section 4.2), with torchvision's names and its projection shortcuts.
 *
 * @param blocks per stage; each stage but the first halves the resolution and doubles the channels
 * @param width channels of the stem and the first stage
 * @param stemStride 2 halves the resolution before the first stage, which costs a quarter and loses fine detail
 */
record ResNet(List<Integer> blocks, int width, int stemStride) implements IntFunction<NetworkSpec> {
    /** Full resolution in the first of three stages; 16, 32 and 64 channels; 6 x blocks + 2 layers. */
    static ResNet small(int blocks) {
        return new ResNet(List.of(blocks, blocks, blocks), 16, 1);
    }

    /** Half the resolution, 24, 48 and 96 channels: about half the cost of {@link #small}. */
    static ResNet tiny(int blocks) {
        return new ResNet(List.of(blocks, blocks, blocks), 24, 2);
    }

    @Override
    public NetworkSpec apply(int classes) {
        Layers net = new Layers();
        Value x = net.conv("conv1", net.input(), new Conv(width, 3, stemStride));
        x = net.relu(net.batchNorm("bn1", x));
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int block = 0; block < blocks.get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                x = basicBlock(net, "layer%d.%d".formatted(stage + 1, block), x, new Conv(width << stage, 3, stride));
            }
        }
        return net.classifier("fc", net.linear("fc", net.globalPool(x), classes));
    }

    private static Value basicBlock(Layers net, String name, Value x, Conv conv) {
        Value y = net.relu(net.batchNorm(name + ".bn1", net.conv(name + ".conv1", x, conv)));
        y = net.batchNorm(name + ".bn2", net.conv(name + ".conv2", y, new Conv(conv.channels(), 3, 1)));
        Value shortcut = x;
        if (conv.stride() != 1 || x.channels() != conv.channels()) {
            Value projected = net.conv(name + ".downsample.0", x, new Conv(conv.channels(), 1, conv.stride()));
            shortcut = net.batchNorm(name + ".downsample.1", projected);
        }
        return net.relu(net.add(y, shortcut));
    }
}

package dev.plumbline.models.architecture;

import dev.plumbline.models.engine.Conventions;
import dev.plumbline.models.engine.Layers;
import dev.plumbline.models.engine.Layers.Conv;
import dev.plumbline.models.engine.Layers.Pool;
import dev.plumbline.models.engine.Layers.Value;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Densely connected networks with bottlenecks and compression (Huang et al. 2017, DenseNet-BC), after
 * {@code torchvision/models/densenet.py}.
 *
 * @param imageNetStem a 7x7 convolution and a pool before the blocks; otherwise a 3x3 convolution
 * @param blocks layers of each; every block but the last is followed by a transition that halves resolution and channels
 * @param growth channels that a layer adds
 */
record DenseNet(boolean imageNetStem, List<Integer> blocks, int growth) implements IntFunction<NetworkSpec> {
    /* Channels of the stem, and of a layer's 1x1 convolution, per channel of growth. */
    private static final int STEM = 2;
    private static final int BOTTLENECK = 4;

    static DenseNet densenet121() {
        return new DenseNet(true, List.of(6, 12, 24, 16), 32);
    }

    /** The paper's smallest for 32 pixels: 40 layers, growth 12. */
    static DenseNet densenet40Small() {
        return new DenseNet(false, List.of(6, 6, 6), 12);
    }

    @Override
    public NetworkSpec apply(int classes) {
        Layers net = new Layers(Conventions.DENSENET);
        Value x = stem(net);
        for (int block = 1; block <= blocks.size(); block++) {
            x = denseBlock(net, "features.denseblock" + block, x, blocks.get(block - 1));
            if (block < blocks.size()) {
                x = transition(net, "features.transition" + block, x);
            }
        }
        x = net.globalPool(net.relu(net.batchNorm("features.norm5", x)));
        return net.classifier("classifier", net.linear("classifier", x, classes));
    }

    private Value stem(Layers net) {
        Conv conv = imageNetStem ? new Conv(STEM * growth, 7, 2) : new Conv(STEM * growth, 3, 1);
        Value x = net.relu(net.batchNorm("features.norm0", net.conv("features.conv0", net.input(), conv)));
        return imageNetStem ? net.maxPool(x, new Pool(3, 2, 1)) : x;
    }

    private Value denseBlock(Layers net, String name, Value x, int layers) {
        List<Value> features = new ArrayList<>(List.of(x));
        for (int i = 1; i <= layers; i++) {
            features.add(denseLayer(net, name + ".denselayer" + i, net.concat(features)));
        }
        return net.concat(features);
    }

    private Value denseLayer(Layers net, String name, Value x) {
        Value y = net.relu(net.batchNorm(name + ".norm1", x));
        y = net.conv(name + ".conv1", y, new Conv(BOTTLENECK * growth, 1, 1));
        y = net.relu(net.batchNorm(name + ".norm2", y));
        return net.conv(name + ".conv2", y, new Conv(growth, 3, 1));
    }

    private static Value transition(Layers net, String name, Value x) {
        Value y = net.relu(net.batchNorm(name + ".norm", x));
        y = net.conv(name + ".conv", y, new Conv(x.channels() / 2, 1, 1));
        return net.averagePool(y, new Pool(2, 2, 0));
    }
}

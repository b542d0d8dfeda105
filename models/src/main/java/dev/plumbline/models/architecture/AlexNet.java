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
 * AlexNet without normalisation layers (Krizhevsky 2014, "One weird trick"), after {@code torchvision/models/alexnet.py}: five
 * convolutions, pools after the first, second and fifth, two hidden linear layers with dropout.
 *
 * @param side of the grid to which the last pool's output is averaged
 * @param hidden units of a hidden linear layer
 */
record AlexNet(List<Conv> convolutions, Pool pool, int side, int hidden) implements IntFunction<NetworkSpec> {
    private static final List<Boolean> POOLED = List.of(true, true, false, false, true);
    private static final double DROPOUT = 0.5;

    static AlexNet alexnet() {
        Conv first = new Conv(64, 11, 4).padded(2);
        return new AlexNet(
                List.of(first, new Conv(192, 5, 1), new Conv(384, 3, 1), new Conv(256, 3, 1), new Conv(256, 3, 1)),
                new Pool(3, 2, 0),
                6,
                4096);
    }

    /** A 3x3 stem at full resolution, 2x2 pools, a quarter of the channels and a sixteenth of the hidden units. */
    static AlexNet alexnetSmall() {
        return new AlexNet(
                List.of(
                        new Conv(16, 3, 1),
                        new Conv(48, 5, 1),
                        new Conv(96, 3, 1),
                        new Conv(64, 3, 1),
                        new Conv(64, 3, 1)),
                new Pool(2, 2, 0),
                4,
                256);
    }

    @Override
    public NetworkSpec apply(int classes) {
        Layers net = new Layers(Conventions.DEFAULT);
        Value x = net.flatten(net.adaptivePool(features(net), side), side * side);
        x = net.relu(net.linear("classifier.1", net.dropout(x, DROPOUT), hidden));
        x = net.relu(net.linear("classifier.4", net.dropout(x, DROPOUT), hidden));
        return net.classifier("classifier.6", net.linear("classifier.6", x, classes));
    }

    /* The number of a layer is its place in torchvision's Sequential. */
    private Value features(Layers net) {
        Value x = net.input();
        int place = 0;
        for (int i = 0; i < convolutions.size(); i++) {
            x = net.relu(net.conv("features." + place, x, convolutions.get(i).biased()));
            place += 2;
            if (POOLED.get(i)) {
                x = net.maxPool(x, pool);
                place++;
            }
        }
        return x;
    }
}

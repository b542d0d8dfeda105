package dev.plumbline.models.architecture;

import dev.plumbline.models.engine.Conventions;
import dev.plumbline.models.engine.Layers;
import dev.plumbline.models.engine.Layers.Conv;
import dev.plumbline.models.engine.Layers.Value;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Plain stacks of 3x3 convolutions without shortcuts, after VGG (Simonyan and Zisserman 2015) with batch normalisation;
 * strides take the place of its pooling. Names are those of torchvision's {@code vgg*_bn}, but for the single classifier.
 */
record ConvNet(List<Conv> layers) implements IntFunction<NetworkSpec> {
    /* Convolution, norm and rectifier: three entries of torchvision's Sequential. */
    private static final int ENTRIES = 3;

    /** Full resolution in the first layer, 16 to 128 channels. */
    static ConvNet small() {
        return new ConvNet(List.of(conv(16, 1), conv(32, 2), conv(32, 1), conv(64, 2), conv(64, 1), conv(128, 2)));
    }

    /** Half the resolution from the first layer, 24 to 96 channels. */
    static ConvNet tiny() {
        return new ConvNet(List.of(conv(24, 2), conv(24, 1), conv(48, 2), conv(48, 1), conv(96, 2), conv(96, 1)));
    }

    @Override
    public NetworkSpec apply(int classes) {
        Layers net = new Layers(Conventions.RESNET);
        Value x = net.input();
        for (int i = 0; i < layers.size(); i++) {
            x = net.conv("features." + ENTRIES * i, x, layers.get(i));
            x = net.relu(net.batchNorm("features." + (ENTRIES * i + 1), x));
        }
        return net.classifier("classifier", net.linear("classifier", net.globalPool(x), classes));
    }

    private static Conv conv(int channels, int stride) {
        return new Conv(channels, 3, stride);
    }
}

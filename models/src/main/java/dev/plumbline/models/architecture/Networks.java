package dev.plumbline.models.architecture;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.models.engine.NetworkSpec;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/** The networks behind the architecture names of the catalogue. */
public final class Networks {
    private static final String FIELD = "architecture";

    private static final Map<String, IntFunction<NetworkSpec>> BY_NAME = Map.ofEntries(
            Map.entry("convnet6_tiny", ConvNet.tiny()),
            Map.entry("convnet6_small", ConvNet.small()),
            Map.entry("resnet8_tiny", ResNet.tiny(1)),
            Map.entry("resnet14_tiny", ResNet.tiny(2)),
            Map.entry("resnet8_small", ResNet.small(1)),
            Map.entry("resnet14_small", ResNet.small(2)),
            Map.entry("resnet20_small", ResNet.small(3)),
            Map.entry("resnet18_small", ResNet.resnet18Small()),
            Map.entry("resnet18", ResNet.resnet18()),
            Map.entry("resnet34", ResNet.resnet34()),
            Map.entry("resnet50", ResNet.resnet50()),
            Map.entry("resnet101", ResNet.resnet101()),
            Map.entry("resnext29_small", ResNet.resnext29Small()),
            Map.entry("resnext50_32x4d", ResNet.resnext50()),
            Map.entry("densenet40_small", DenseNet.densenet40Small()),
            Map.entry("densenet121", DenseNet.densenet121()),
            Map.entry("alexnet_small", AlexNet.alexnetSmall()),
            Map.entry("alexnet", AlexNet.alexnet()),
            Map.entry("mobilenet_v3_small_small", MobileNetV3.smallSmall()),
            Map.entry("mobilenet_v3_small", MobileNetV3.small()),
            Map.entry("mobilenet_v3_large", MobileNetV3.large()));

    private Networks() {}

    /** @throws InvalidField that lists the names there are */
    public static NetworkSpec named(String architecture, int classes) {
        Architectures.named(FIELD, architecture);
        return Objects.requireNonNull(BY_NAME.get(architecture)).apply(classes);
    }

    /**
     * For images of one size.
     *
     * @throws InvalidField where there is no such architecture, or the images are too small for it
     */
    public static NetworkSpec named(String architecture, int classes, int pixels) {
        Architectures.named(FIELD, architecture).requireSize("imageSize", pixels);
        return named(architecture, classes);
    }
}

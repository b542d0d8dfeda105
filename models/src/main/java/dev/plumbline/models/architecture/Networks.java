package dev.plumbline.models.architecture;

import dev.plumbline.models.engine.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The networks behind the architecture names of the catalogue. */
public final class Networks {
    private static final Map<String, IntFunction<NetworkSpec>> BY_NAME = new TreeMap<>(Map.of(
            "convnet6_small", ConvNet.small(),
            "convnet6_tiny", ConvNet.tiny(),
            "resnet8_small", ResNet.small(1),
            "resnet14_small", ResNet.small(2),
            "resnet20_small", ResNet.small(3),
            "resnet8_tiny", ResNet.tiny(1),
            "resnet14_tiny", ResNet.tiny(2)));

    private Networks() {}

    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** @throws IllegalArgumentException that lists the names there are */
    public static NetworkSpec named(String architecture, int classes) {
        IntFunction<NetworkSpec> network = BY_NAME.get(architecture);
        if (network == null) {
            throw new IllegalArgumentException("architecture must be one of %s, not %s"
                    .formatted(String.join(", ", BY_NAME.keySet()), architecture));
        }
        return network.apply(classes);
    }
}

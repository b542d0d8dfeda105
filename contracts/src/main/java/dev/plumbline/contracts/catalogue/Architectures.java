package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.InvalidField;
import java.util.List;

/** The architectures a request may name; the module {@code models} has one class for each family. */
public final class Architectures {
    /*
     * Fastest first within a family. Names without suffix are torchvision's networks. _small is made for 32 to 64 pixels: a 3x3
     * stem at full resolution, a stride of 4 or 8 in all, fewer channels. _tiny halves the resolution at the first layer.
     */
    private static final List<Architecture> ALL = List.of(
            new Architecture("convnet6_tiny", "convnet", 8, 32),
            new Architecture("convnet6_small", "convnet", 8, 32),
            new Architecture("resnet8_tiny", "resnet", 8, 32),
            new Architecture("resnet14_tiny", "resnet", 8, 32),
            new Architecture("resnet8_small", "resnet", 4, 32),
            new Architecture("resnet14_small", "resnet", 4, 32),
            new Architecture("resnet20_small", "resnet", 4, 32),
            new Architecture("resnet18_small", "resnet", 8, 32),
            new Architecture("resnet18", "resnet", 32, 224),
            new Architecture("resnet34", "resnet", 32, 224),
            new Architecture("resnet50", "resnet", 32, 224),
            new Architecture("resnet101", "resnet", 32, 224),
            new Architecture("resnext29_small", "resnext", 4, 32),
            new Architecture("resnext50_32x4d", "resnext", 32, 224),
            new Architecture("densenet40_small", "densenet", 4, 32),
            new Architecture("densenet121", "densenet", 32, 224),
            new Architecture("alexnet_small", "alexnet", 8, 32),
            new Architecture("alexnet", "alexnet", 63, 224),
            new Architecture("mobilenet_v3_small_small", "mobilenet_v3", 8, 32),
            new Architecture("mobilenet_v3_small", "mobilenet_v3", 32, 224),
            new Architecture("mobilenet_v3_large", "mobilenet_v3", 32, 224));

    private Architectures() {}

    public static List<Architecture> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Architecture::name).toList();
    }

    /** @throws InvalidField that lists the names there are */
    public static Architecture named(String field, String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidField(field, name, "one of " + String.join(", ", names())));
    }
}

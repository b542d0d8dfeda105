package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.InvalidField;
import java.util.List;

/** The architecture names a request may use; the module {@code models} has one class for each. */
public final class Architectures {
    /* Fastest first within a family; _tiny halves the resolution at the first layer, _small does not. */
    private static final List<String> NAMES = List.of(
            "convnet6_tiny",
            "convnet6_small",
            "resnet8_tiny",
            "resnet14_tiny",
            "resnet8_small",
            "resnet14_small",
            "resnet20_small");

    private Architectures() {}

    public static List<String> names() {
        return NAMES;
    }

    /** @throws InvalidField that lists the names there are */
    public static String known(String field, String name) {
        if (!NAMES.contains(name)) {
            throw new InvalidField(field, name, "one of " + String.join(", ", NAMES));
        }
        return name;
    }
}

package dev.plumbline.models.engine;

import java.util.List;

/**
 * One named tensor of a network, with torchvision's name.
 *
 * @param fan what the initial spread depends on: inputs or outputs of one unit; 0 for constants
 * @param compute whether a reduced-precision pass casts it: weights of convolutions and linear layers, not of norms
 */
public record Parameter(String name, List<Long> shape, Initial initial, int fan, boolean compute) {
    /** How a network that is trained from scratch begins. */
    public enum Initial {
        ZEROS,
        ONES,
        /** Normal with variance 2 / fan, the fan being outputs: {@code kaiming_normal_(mode="fan_out")}. */
        HE,
        /** Uniform within ± 1 / sqrt(fan), the fan being inputs: the default of {@code torch.nn.Linear}. */
        UNIFORM
    }

    public Parameter {
        shape = List.copyOf(shape);
    }

    public long elements() {
        return HostTensor.elements(shape);
    }
}

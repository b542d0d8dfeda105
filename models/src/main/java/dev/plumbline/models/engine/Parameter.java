package dev.plumbline.models.engine;

import java.util.List;

/**
 * One named tensor of a network, with torchvision's name.
 *
 * @param compute whether a reduced-precision pass casts it: weights and biases of convolutions and linear layers, not of
 *     norms
 */
public record Parameter(String name, List<Long> shape, Initial initial, boolean compute) {
    public Parameter {
        shape = List.copyOf(shape);
    }

    public long elements() {
        return HostTensor.elements(shape);
    }
}

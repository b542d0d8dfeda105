package dev.plumbline.models.engine;

/**
 * What all layers of a family have in common in torchvision: how they begin, and how they normalise. Fans are counted as
 * {@code torch.nn.init} does: of one output its inputs, of one input of an ungrouped layer its outputs.
 */
public enum Conventions {
    /** PyTorch's defaults; {@code torchvision/models/alexnet.py} changes none. */
    DEFAULT,
    /** {@code torchvision/models/resnet.py}. */
    RESNET,
    /** {@code torchvision/models/densenet.py}. */
    DENSENET,
    /** {@code torchvision/models/mobilenetv3.py}. */
    MOBILENET;

    private static final double MOBILENET_LINEAR = 0.01;

    Initial convolution(int fanIn, int fanOut) {
        return switch (this) {
            case DEFAULT -> Initial.inverseRoot(fanIn);
            case DENSENET -> Initial.he(fanIn);
            case RESNET, MOBILENET -> Initial.he(fanOut);
        };
    }

    Initial convolutionBias(int fanIn) {
        return this == MOBILENET ? Initial.ZEROS : Initial.inverseRoot(fanIn);
    }

    Initial linear(int inputs) {
        return this == MOBILENET ? new Initial.Normal(MOBILENET_LINEAR) : Initial.inverseRoot(inputs);
    }

    Initial linearBias(int inputs) {
        return this == MOBILENET || this == DENSENET ? Initial.ZEROS : Initial.inverseRoot(inputs);
    }

    /** The weight of the newest batch in the running statistics, and what is added to the variance. */
    String momentumAndEpsilon() {
        return this == MOBILENET ? "0.01, 0.001" : "0.1, 1e-5";
    }
}

package dev.plumbline.datasets.augment;

/** The random numbers of one image's augmentation, in the order in which torchvision asks for them. */
public interface UniformDraws {
    /** A multiple of 2^-24, uniform in [0, 1): what {@code torch.rand(1)} draws. */
    float unit();

    /** Uniform in 0 to {@code bound - 1}: what {@code torch.randint(bound, (1,))} draws. */
    int below(int bound);

    /** What {@code torch.empty(1).uniform_(low, high)} draws, where a CPU has the fused multiply-add. */
    default float between(float low, float high) {
        return Math.fma(unit(), high - low, low);
    }
}

package dev.plumbline.models.engine;

/** How a tensor of a network that is trained from scratch begins. */
public sealed interface Initial {
    Initial ZEROS = new Constant(0);
    Initial ONES = new Constant(1);

    record Constant(float value) implements Initial {}

    /** Independent draws around zero. */
    record Normal(double deviation) implements Initial {}

    /** Independent draws from {@code -bound} to {@code bound}. */
    record Uniform(double bound) implements Initial {}

    /** {@code torch.nn.init.kaiming_normal_}, for rectifiers (He et al. 2015). */
    static Initial he(int fan) {
        return new Normal(StrictMath.sqrt(2.0 / fan));
    }

    /** The default of {@code torch.nn.Linear} and {@code torch.nn.Conv2d}, for weights and biases. */
    static Initial inverseRoot(int inputs) {
        return new Uniform(1 / StrictMath.sqrt(inputs));
    }
}

package dev.plumbline.models.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a step does with the gradients.
 *
 * @param weightsOnly whether only weights of convolutions and linear layers decay: parameters of more than one dimension,
 *     and so neither biases nor the parameters of norms
 * @param clipNorm the largest norm of all gradients together, to which they are scaled down; null: no limit
 * @param averaging of the weights, or null
 */
public record UpdateRule(
        Optimizer optimizer,
        boolean weightsOnly,
        @Nullable Double clipNorm,
        @Nullable Averaging averaging) {
    /**
     * An exponential moving average of parameters and buffers. It begins as a copy of them after the stage's first step
     * and moves after every {@code every} steps from there on, as {@code torch.optim.swa_utils.AveragedModel} does with
     * {@code use_buffers=True}; counts of batches are copied, not averaged.
     *
     * @param decay share of the average that stays
     */
    public record Averaging(double decay, int every) {}

    /** The optimizer alone: everything decays, nothing is clipped or averaged. */
    public static UpdateRule of(Optimizer optimizer) {
        return new UpdateRule(optimizer, false, null, null);
    }

    boolean decays(Parameter parameter) {
        return !weightsOnly || parameter.shape().size() > 1;
    }
}

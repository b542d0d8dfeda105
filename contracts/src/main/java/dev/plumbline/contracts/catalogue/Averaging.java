package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.Require;

/**
 * An exponential moving average of the weights, kept and scored beside the weights themselves.
 *
 * @param decay share of the average that stays at each update
 * @param every optimizer steps between two updates
 */
public record Averaging(double decay, int every) {
    public Averaging {
        Require.between("averaging.decay", decay, 0, 1);
        Require.atLeast("averaging.every", every, 1);
    }
}

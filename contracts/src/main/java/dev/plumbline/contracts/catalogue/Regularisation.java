package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the weights small and the steps sound.
 *
 * @param labelSmoothing of the cross entropy, 0 to 1
 * @param decayed which parameters the optimizer's weight decay is for
 * @param clipNorm the largest Euclidean norm of a step's gradient, which is scaled down to it; null: no limit
 */
public record Regularisation(
        double labelSmoothing, Decayed decayed, @Nullable Double clipNorm) {
    /** Which parameters decay. */
    public enum Decayed {
        @JsonProperty("all")
        ALL,
        /** Weights of convolutions and linear layers; neither biases nor the parameters of norms. */
        @JsonProperty("weights")
        WEIGHTS
    }

    public Regularisation {
        Require.between("regularisation.labelSmoothing", labelSmoothing, 0, 1);
        Require.present("regularisation.decayed", decayed);
        if (clipNorm != null) {
            Require.between("regularisation.clipNorm", clipNorm, Double.MIN_VALUE, 1e9);
        }
    }

    /** No smoothing, everything decays, no limit. */
    public static Regularisation none() {
        return new Regularisation(0, Decayed.ALL, null);
    }
}

package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plumbline.contracts.Require;

/** An optimizer with PyTorch's arithmetic; {@code learningRate} is the schedule's peak. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Optimizer.Sgd.class, name = "sgd"),
    @JsonSubTypes.Type(value = Optimizer.AdamW.class, name = "adamw")
})
public sealed interface Optimizer {
    double learningRate();

    double weightDecay();

    /** {@code torch.optim.SGD}. */
    record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay) implements Optimizer {
        public Sgd {
            Require.between("optimizer.learningRate", learningRate, 0, 1e6);
            Require.between("optimizer.momentum", momentum, 0, 1);
            Require.between("optimizer.weightDecay", weightDecay, 0, 1);
        }
    }

    /** {@code torch.optim.AdamW}. */
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimizer {
        public AdamW {
            Require.between("optimizer.learningRate", learningRate, 0, 1e6);
            Require.between("optimizer.beta1", beta1, 0, 1);
            Require.between("optimizer.beta2", beta2, 0, 1);
            Require.between("optimizer.epsilon", epsilon, 0, 1);
            Require.between("optimizer.weightDecay", weightDecay, 0, 1);
        }
    }
}

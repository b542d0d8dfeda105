package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;

/** An optimizer with PyTorch's arithmetic; {@code learningRate} is the schedule's peak. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Optimizer.Sgd.class, name = "sgd"),
    @JsonSubTypes.Type(value = Optimizer.Adam.class, name = "adam"),
    @JsonSubTypes.Type(value = Optimizer.AdamW.class, name = "adamw"),
    @JsonSubTypes.Type(value = Optimizer.RmsProp.class, name = "rmsprop")
})
public sealed interface Optimizer {
    double learningRate();

    double weightDecay();

    /** The same optimizer with another peak rate. */
    Optimizer withLearningRate(double rate);

    /** {@code torch.optim.SGD}. */
    record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay) implements Optimizer {
        public Sgd {
            rate(learningRate);
            share("optimizer.momentum", momentum);
            if (nesterov && momentum == 0) {
                throw new InvalidField("optimizer.momentum", momentum, "above 0 for Nesterov's");
            }
            share("optimizer.weightDecay", weightDecay);
        }

        @Override
        public Sgd withLearningRate(double rate) {
            return new Sgd(rate, momentum, nesterov, weightDecay);
        }
    }

    /** {@code torch.optim.Adam}: weight decay is added to the gradient. */
    record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimizer {
        public Adam {
            rate(learningRate);
            share("optimizer.beta1", beta1);
            share("optimizer.beta2", beta2);
            share("optimizer.epsilon", epsilon);
            share("optimizer.weightDecay", weightDecay);
        }

        @Override
        public Adam withLearningRate(double rate) {
            return new Adam(rate, beta1, beta2, epsilon, weightDecay);
        }
    }

    /** {@code torch.optim.AdamW}: weight decay is apart from the gradient. */
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimizer {
        public AdamW {
            rate(learningRate);
            share("optimizer.beta1", beta1);
            share("optimizer.beta2", beta2);
            share("optimizer.epsilon", epsilon);
            share("optimizer.weightDecay", weightDecay);
        }

        @Override
        public AdamW withLearningRate(double rate) {
            return new AdamW(rate, beta1, beta2, epsilon, weightDecay);
        }
    }

    /** {@code torch.optim.RMSprop}, not centred. */
    record RmsProp(double learningRate, double alpha, double epsilon, double momentum, double weightDecay)
            implements Optimizer {
        public RmsProp {
            rate(learningRate);
            share("optimizer.alpha", alpha);
            share("optimizer.epsilon", epsilon);
            share("optimizer.momentum", momentum);
            share("optimizer.weightDecay", weightDecay);
        }

        @Override
        public RmsProp withLearningRate(double rate) {
            return new RmsProp(rate, alpha, epsilon, momentum, weightDecay);
        }
    }

    private static void rate(double value) {
        Require.between("optimizer.learningRate", value, 0, 1e6);
    }

    private static void share(String field, double value) {
        Require.between(field, value, 0, 1);
    }
}

package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;

/** How the learning rate falls after its warm-up, as a factor of its peak. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decay.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = Decay.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = Decay.Steps.class, name = "steps"),
    @JsonSubTypes.Type(value = Decay.Milestones.class, name = "milestones")
})
public sealed interface Decay {
    /**
     * @param progress of the steps after the warm-up, from 0 to 1
     * @param epoch that is being trained, from 0, the warm-up's included
     */
    double factor(double progress, long epoch);

    /** The peak throughout. */
    record Constant() implements Decay {
        @Override
        public double factor(double progress, long epoch) {
            return 1;
        }
    }

    /** Half a cosine down to 0. */
    record Cosine() implements Decay {
        @Override
        public double factor(double progress, long epoch) {
            return 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
        }
    }

    /** {@code torch.optim.lr_scheduler.StepLR}: times {@code gamma} every {@code epochs} epochs. */
    record Steps(int epochs, double gamma) implements Decay {
        public Steps {
            Require.atLeast("decay.epochs", epochs, 1);
            Require.between("decay.gamma", gamma, 0, 1);
        }

        @Override
        public double factor(double progress, long epoch) {
            return StrictMath.pow(gamma, (double) Math.floorDiv(epoch, epochs));
        }
    }

    /** {@code torch.optim.lr_scheduler.MultiStepLR}: times {@code gamma} once {@code epochs} epochs are done. */
    record Milestones(List<Integer> epochs, double gamma) implements Decay {
        public Milestones {
            epochs = List.copyOf(epochs);
            for (int i = 0; i < epochs.size(); i++) {
                if (epochs.get(i) <= (i == 0 ? 0 : epochs.get(i - 1))) {
                    throw new InvalidField("decay.epochs", epochs, "ascending numbers from 1");
                }
            }
            Require.between("decay.gamma", gamma, 0, 1);
        }

        @Override
        public double factor(double progress, long epoch) {
            long passed =
                    epochs.stream().filter(milestone -> milestone <= epoch).count();
            return StrictMath.pow(gamma, (double) passed);
        }
    }
}

package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plumbline.contracts.Require;

/** The learning rate over a stage, as a factor of its peak, step by step. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Schedule.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = Schedule.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = Schedule.Steps.class, name = "steps")
})
public sealed interface Schedule {
    /** The factor of the peak rate before step {@code step} (from 0) of {@code steps}, {@code perEpoch} an epoch. */
    double factor(long step, long steps, long perEpoch);

    /** The peak throughout. */
    record Constant() implements Schedule {
        @Override
        public double factor(long step, long steps, long perEpoch) {
            return 1;
        }
    }

    /** A linear rise over {@code warmupEpochs}, then half a cosine down to 0. */
    record Cosine(double warmupEpochs) implements Schedule {
        public Cosine {
            Require.between("schedule.warmupEpochs", warmupEpochs, 0, 1e6);
        }

        @Override
        public double factor(long step, long steps, long perEpoch) {
            double warmup = Math.min(warmupEpochs * perEpoch, (double) steps);
            if (step < warmup) {
                return (step + 1) / (warmup + 1);
            }
            double progress = (step - warmup) / Math.max(1, steps - warmup);
            return 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
        }
    }

    /** {@code torch.optim.lr_scheduler.StepLR}: times {@code gamma} every {@code epochs} epochs. */
    record Steps(int epochs, double gamma) implements Schedule {
        public Steps {
            Require.atLeast("schedule.epochs", epochs, 1);
            Require.between("schedule.gamma", gamma, 0, 1);
        }

        @Override
        public double factor(long step, long steps, long perEpoch) {
            long epoch = step / Math.max(1, perEpoch);
            return StrictMath.pow(gamma, (double) Math.floorDiv(epoch, epochs));
        }
    }
}

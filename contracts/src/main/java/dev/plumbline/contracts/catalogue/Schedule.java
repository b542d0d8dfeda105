package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.Require;

/** The learning rate over a stage, as a factor of its peak, step by step: a rise, then a fall. */
public record Schedule(Warmup warmup, Decay decay) {
    public Schedule {
        Require.present("schedule.warmup", warmup);
        Require.present("schedule.decay", decay);
    }

    /** Without a warm-up. */
    public static Schedule of(Decay decay) {
        return new Schedule(Warmup.none(), decay);
    }

    /**
     * The factor of the peak rate before step {@code step} (from 0) of {@code steps}, {@code perEpoch} an epoch. The rise
     * is OpenCLIP's: {@code (step + 1) / warm-up steps}.
     */
    public double factor(long step, long steps, long perEpoch) {
        double rise = warmup.steps(steps, perEpoch);
        if (step < rise) {
            return Math.min(1, (step + 1) / rise);
        }
        return decay.factor((step - rise) / Math.max(1, steps - rise), step / Math.max(1, perEpoch));
    }
}

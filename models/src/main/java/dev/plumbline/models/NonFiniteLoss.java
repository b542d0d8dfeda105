package dev.plumbline.models;

/** A loss or gradient that is no finite number. The weights did not move; the same inputs would give it again. */
public final class NonFiniteLoss extends Exception {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final long step;

    NonFiniteLoss(int epoch, long step, float loss, float gradientNorm) {
        super("loss %s with gradient norm %s at epoch %d, step %d".formatted(loss, gradientNorm, epoch, step));
        this.epoch = epoch;
        this.step = step;
    }

    public int epoch() {
        return epoch;
    }

    /** Of the epoch, from 0. */
    public long step() {
        return step;
    }
}

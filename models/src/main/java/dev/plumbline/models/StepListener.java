package dev.plumbline.models;

/** Sees every step of an epoch, on the training's thread, and may end it there. */
@FunctionalInterface
public interface StepListener {
    /** Trains on. */
    StepListener NONE = step -> true;

    /** @return false to stop: no further step is taken and the epoch has no result */
    boolean after(Step step);

    /**
     * One optimizer step.
     *
     * @param step of the epoch, from 0
     * @param steps of the epoch
     * @param images of the epoch, so far
     * @param batch images of this step
     * @param loss of this batch
     * @param seconds that this step took, with reading its images
     */
    record Step(int step, int steps, long images, int batch, double loss, double seconds) {}
}

package dev.plumbline.cli.figure;

/** What a figure is of: checkpoints of a task on one OOD test set by one metric. */
public sealed interface Drawable permits Plane, ResidualPlane {
    String task();

    String ood();

    String metric();

    /** Whether the test set is none of the task's own: it was added to it later. */
    boolean added();

    /** The test set, and where it comes from when that is not the task. */
    default String oodName() {
        return added() ? ood() + ", added to the task" : ood();
    }
}

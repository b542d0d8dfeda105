package dev.plumbline.producers.planner;

/**
 * How many checkpoints stand where with an added test set; those that are left are still to be scored.
 *
 * @param held of those that are left: of paused runs, or to be trained again first
 */
record Tally(int checkpoints, int done, int collected, int failed, int held) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                checkpoints + other.checkpoints,
                done + other.done,
                collected + other.collected,
                failed + other.failed,
                held + other.held);
    }

    Tally minus(Tally other) {
        return plus(new Tally(-other.checkpoints, -other.done, -other.collected, -other.failed, -other.held));
    }

    int open() {
        return checkpoints - done - collected - failed;
    }
}

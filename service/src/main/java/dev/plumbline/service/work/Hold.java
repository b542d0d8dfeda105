package dev.plumbline.service.work;

/**
 * Whether the record of the item in hand is still this worker's to give back. The slot's two threads ask at once: one
 * renews the lock, the other ends the work.
 */
final class Hold {
    private enum State {
        HELD,
        GIVING_BACK,
        LET_GO
    }

    private State state = State.HELD;

    /** The lock is lost, or is about to be given up by accepting early. False: too late, the record goes back. */
    synchronized boolean letGo() {
        if (state == State.GIVING_BACK) {
            return false;
        }
        state = State.LET_GO;
        return true;
    }

    /** True: the record will be released, and someone else gets it. False: it is no longer ours to release. */
    synchronized boolean giveBack() {
        if (state == State.LET_GO) {
            return false;
        }
        state = State.GIVING_BACK;
        return true;
    }
}

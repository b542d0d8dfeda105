package dev.plumbline.producers.planner;

/** What the planner's task is at; written by its thread, read by others. */
final class PlannerProgress {
    private enum State {
        STANDING_BY("standing by: another instance plans"),
        READING("reading what happened before"),
        PLANNING("planning");

        private final String detail;

        State(String detail) {
            this.detail = detail;
        }
    }

    private volatile State state = State.STANDING_BY;

    void standBy() {
        state = State.STANDING_BY;
    }

    void read() {
        state = State.READING;
    }

    void plan() {
        state = State.PLANNING;
    }

    boolean reading() {
        return state == State.READING;
    }

    String detail() {
        return state.detail;
    }
}

package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.BackfillState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The progress of a back-fill in one line, redrawn in place on a terminal. One thread uses it. */
public final class BackfillLine {
    private static final String CLEAR = "\r\033[2K";

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String last = "";
    private @Nullable Start start;

    /** Where the pace is measured from. */
    private record Start(long nanos, int done) {}

    public BackfillLine(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    public void show(BackfillState state) {
        String line = line(state, left(state));
        if (terminal) {
            out.print(CLEAR + line);
        } else if (!line.equals(last)) {
            out.println(line);
        }
        out.flush();
        last = line;
    }

    /** Leaves the line standing. */
    public void end() {
        if (terminal && !last.isEmpty()) {
            out.println();
            out.flush();
        }
    }

    static String line(BackfillState state, @Nullable Duration left) {
        return String.format(Locale.ROOT, "%s  %d/%d scored", state.test(), state.done(), state.checkpoints())
                + (state.collected() > 0 ? ", " + state.collected() + " collected" : "")
                + (state.failed() > 0 ? ", " + state.failed() + " failed" : "")
                + (state.waiting() != null ? "   " + state.waiting() : "")
                + (left == null || state.waiting() != null ? "" : "   ETA " + Clocks.left(left));
    }

    /** At the pace since the first look. */
    private @Nullable Duration left(BackfillState state) {
        Start from = start;
        if (from == null) {
            start = new Start(nanoTime.getAsLong(), state.done());
            return null;
        }
        int done = state.done() - from.done();
        double seconds = (nanoTime.getAsLong() - from.nanos()) / 1e9;
        return done <= 0 || state.open() == 0 ? null : Duration.ofSeconds(Math.round(state.open() * seconds / done));
    }
}

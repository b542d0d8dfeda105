package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.Status;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One line for each run, redrawn in place on a terminal. */
final class LiveBoard implements Display {
    private static final int BAR = 16;
    /** With fewer columns a line has no bar and no pace, for the end would be cut off. */
    private static final int WIDE = 115;

    private static final String CLEAR = "\033[2K";
    private static final String BELOW = "\033[J";

    private final PrintWriter out;
    private int drawn;

    LiveBoard(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(Overview overview, Terminal.Size size) {
        List<String> lines = lines(overview, size);
        StringBuilder frame = new StringBuilder();
        if (drawn > 0) {
            frame.append("\033[").append(drawn).append('A');
        }
        lines.forEach(line -> frame.append('\r')
                .append(CLEAR)
                .append(cut(line, size.columns()))
                .append('\n'));
        frame.append(BELOW);
        out.print(frame);
        out.flush();
        drawn = lines.size();
    }

    static List<String> lines(Overview overview, Terminal.Size size) {
        List<RunLine> runs = overview.runs();
        List<RunLine> shown = shown(runs, Math.max(1, size.rows() - 3));
        List<String> lines = new ArrayList<>();
        int series = width(shown, false);
        int architecture = width(shown, true);
        boolean wide = size.columns() >= WIDE;
        shown.forEach(run -> lines.add(line(run, head(run, series, architecture), wide)));
        if (shown.size() < runs.size()) {
            lines.add("  and " + (runs.size() - shown.size()) + " more: " + overview.count(Status.COMPLETED)
                    + " completed in all, " + overview.count(Status.WAITING) + " waiting");
        }
        lines.add(summary(overview));
        return lines;
    }

    /** All of them in their order; where there is no room for all, those that most happens to. */
    private static List<RunLine> shown(List<RunLine> runs, int room) {
        if (runs.size() <= room) {
            return runs;
        }
        List<RunLine> first = runs.stream()
                .sorted(Comparator.comparingInt(LiveBoard::rank))
                .limit(Math.max(1, room - 1))
                .toList();
        return runs.stream().filter(first::contains).toList();
    }

    private static int rank(RunLine run) {
        if (run.active() || run.status() == Status.FAILED) {
            return 0;
        }
        return switch (run.status()) {
            case TRAINING -> 1;
            case EVALUATING -> 2;
            case WAITING -> 3;
            default -> 4;
        };
    }

    private static int width(List<RunLine> runs, boolean architecture) {
        return runs.stream()
                .mapToInt(run -> (architecture ? run.architecture() : run.series()).length())
                .max()
                .orElse(0);
    }

    private static String head(RunLine run, int series, int architecture) {
        return String.format(
                Locale.ROOT,
                "%-" + Math.max(1, series) + "s  %-" + Math.max(1, architecture) + "s  seed %-3s",
                run.series(),
                run.architecture(),
                run.seeds());
    }

    private static String line(RunLine run, String head, boolean wide) {
        String begin = wide ? head + "  " + bar(run.fraction()) : head;
        if (run.phase().isEmpty()) {
            return begin + "  " + run.status().name().toLowerCase(Locale.ROOT);
        }
        String pace = wide ? String.format(Locale.ROOT, "  %14s", Clocks.rate(run.imagesPerSecond())) : "";
        return String.format(
                        Locale.ROOT,
                        "%s  %-12s %2d/%-2d%s  %s",
                        begin,
                        run.phase(),
                        run.epoch(),
                        run.epochs(),
                        pace,
                        run.left() == null ? "" : "ETA " + Clocks.left(run.left()))
                .stripTrailing();
    }

    private static String bar(double fraction) {
        int full = (int) Math.floor(Math.min(1, Math.max(0, fraction)) * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    static String summary(Overview overview) {
        String left = overview.left() == null ? "" : "   ETA " + Clocks.left(overview.left());
        return String.format(
                        Locale.ROOT,
                        "%3.0f %% trained   %d/%d runs ended   %d/%d evaluations   %s%s",
                        100 * overview.fraction(),
                        overview.ended(),
                        overview.runs().size(),
                        overview.evaluated(),
                        overview.evaluations(),
                        Clocks.rate(overview.imagesPerSecond()),
                        left)
                .stripTrailing();
    }

    private static String cut(String line, int columns) {
        return line.length() < columns ? line : line.substring(0, Math.max(1, columns - 1));
    }
}

package dev.plumbline.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line of text where the output is no terminal, whenever something has changed. */
final class PlainLog implements Display {
    private final PrintWriter out;
    private String last = "";

    PlainLog(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(Overview overview, Terminal.Size size) {
        String line = line(overview);
        if (!line.equals(last)) {
            out.println(line);
            out.flush();
            last = line;
        }
    }

    static String line(Overview overview) {
        String active = overview.runs().stream()
                .filter(RunLine::active)
                .map(run -> String.format(
                        Locale.ROOT,
                        "%s/%s/%s %s %d/%d",
                        run.series(),
                        run.architecture(),
                        run.seeds().replace('/', '-'),
                        run.phase(),
                        run.epoch(),
                        run.epochs()))
                .collect(Collectors.joining(", "));
        return LiveBoard.summary(overview) + (active.isEmpty() ? "" : "   " + active);
    }
}

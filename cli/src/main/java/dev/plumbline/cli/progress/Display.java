package dev.plumbline.cli.progress;

import java.io.PrintWriter;

/** Shows progress to whoever watches. */
public interface Display {
    void show(Overview overview, Terminal.Size size);

    /** In place on a terminal, line by line elsewhere. */
    static Display on(PrintWriter out, boolean terminal) {
        return terminal ? new LiveBoard(out) : new PlainLog(out);
    }
}

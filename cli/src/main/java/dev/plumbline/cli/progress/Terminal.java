package dev.plumbline.cli.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The terminal that standard error goes to, if it goes to one. */
public final class Terminal {
    static final Size USUAL = new Size(24, 80);
    private static final int LONGEST_SECONDS = 2;

    private Terminal() {}

    public record Size(int rows, int columns) {}

    /** Java knows of standard input and output only, and this asks about standard error. */
    public static boolean isThere() throws InterruptedException {
        String kind = System.getenv("TERM");
        if (kind == null || kind.equals("dumb")) {
            return false;
        }
        try {
            Process test = new ProcessBuilder("test", "-t", "2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false; // a system without a test command has no terminal that this could draw on
        }
    }

    /** As it is now; 24 rows of 80 columns where the system does not say. */
    public static Size size() throws InterruptedException {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean unused = stty.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            return parse(said);
        } catch (IOException e) {
            return USUAL; // no terminal, or no stty
        }
    }

    static Size parse(String said) {
        String[] parts = said.split(" ", -1);
        try {
            Size size = new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            return size.rows() > 0 && size.columns() > 0 ? size : USUAL;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return USUAL;
        }
    }
}

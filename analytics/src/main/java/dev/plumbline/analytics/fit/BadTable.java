package dev.plumbline.analytics.fit;

import java.io.Serial;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table that cannot be fitted; the message names file, row, column and value, and what would be right. */
public final class BadTable extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 80;

    BadTable(String message) {
        super(message);
    }

    /** A cell as a message shows it. */
    static String quoted(String cell) {
        return "'" + shown(cell) + "'";
    }

    /** Not at any length, and without characters that a terminal would act on. */
    static String shown(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return start.chars()
                .mapToObj(c ->
                        Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}

package dev.plumbline.analytics.fit;

import java.io.Serial;

/** A table that cannot be fitted; the message names file, row, column and value, and what would be right. */
public final class BadTable extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    BadTable(String message) {
        super(message);
    }
}

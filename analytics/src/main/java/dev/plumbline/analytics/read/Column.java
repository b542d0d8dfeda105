package dev.plumbline.analytics.read;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: its name, of which kind its cells are, and what it holds of an item; null where it holds nothing.
 *
 * @param <T> what a row is of
 */
public record Column<T>(String name, Kind kind, Function<T, @Nullable Object> value) {
    /** What a cell is. */
    public enum Kind {
        TEXT,
        /** A double. */
        NUMBER,
        /** An int or a long. */
        COUNT,
        /** A boolean. */
        TRUTH
    }

    public static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.TEXT, value);
    }

    public static <T> Column<T> number(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.NUMBER, value);
    }

    public static <T> Column<T> count(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.COUNT, value);
    }

    public static <T> Column<T> truth(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.TRUTH, value);
    }
}

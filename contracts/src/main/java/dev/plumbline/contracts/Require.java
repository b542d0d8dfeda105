package dev.plumbline.contracts;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The checks of the compact constructors; each returns its argument or throws {@link InvalidField}. */
public final class Require {
    private static final int LONGEST_NAME = 200;
    private static final String MARKS = "_.:>/+-";
    private static final int MOST_EPOCHS = 10_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final int DIGITS_OF_SHA256 = 64;

    private Require() {}

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, null, "a value");
        }
        return value;
    }

    /** Names are keys, file names and labels of metrics: letters, digits and {@code _ . : > / + -}, at most 200. */
    public static String name(String field, @Nullable String value) {
        if (value == null || !isName(value)) {
            throw new InvalidField(
                    field, value, "a name of 1 to 200 letters, digits and _ . : > / + -, begun by a letter or digit");
        }
        return value;
    }

    /** Prose: 1 to {@value #LONGEST_TEXT} characters of one line. */
    public static String text(String field, @Nullable String value) {
        if (value == null
                || value.isBlank()
                || value.length() > LONGEST_TEXT
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(field, value, "1 to " + LONGEST_TEXT + " characters of one line");
        }
        return value;
    }

    public static String sha256(String field, @Nullable String value) {
        if (value == null || !isSha256(value)) {
            throw new InvalidField(field, value, "a SHA-256 of 64 lower-case hexadecimal digits");
        }
        return value;
    }

    /** @throws InvalidField unless the value lies in {@code least..most} */
    public static long between(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidField(field, value, "a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** A number of epochs: 1 to {@value #MOST_EPOCHS}. */
    public static int epochs(String field, int value) {
        if (value < 1 || value > MOST_EPOCHS) {
            throw new InvalidField(field, value, "1 to " + MOST_EPOCHS);
        }
        return value;
    }

    /** A peak learning rate: above 0, at most 1,000. */
    public static double learningRate(String field, double value) {
        if (!(value > 0 && value <= 1_000)) {
            throw new InvalidField(field, value, "a number above 0, at most 1000");
        }
        return value;
    }

    public static int atLeast(String field, int value, int least) {
        if (value < least) {
            throw new InvalidField(field, value, "at least " + least);
        }
        return value;
    }

    public static long atLeast(String field, long value, long least) {
        if (value < least) {
            throw new InvalidField(field, value, "at least " + least);
        }
        return value;
    }

    public static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidField(field, value, "a finite number");
        }
        return value;
    }

    public static double between(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidField(field, value, "a number from " + least + " to " + most);
        }
        return value;
    }

    public static <T> T oneOf(String field, T value, Collection<? extends T> allowed) {
        if (!allowed.contains(value)) {
            throw new InvalidField(
                    field,
                    value,
                    "one of "
                            + String.join(
                                    ", ",
                                    allowed.stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .toList()));
        }
        return value;
    }

    private static boolean isName(String value) {
        if (value.isEmpty() || value.length() > LONGEST_NAME || !isLetterOrDigit(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            if (!isLetterOrDigit(value.charAt(i)) && MARKS.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isSha256(String value) {
        if (value.length() != DIGITS_OF_SHA256) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}

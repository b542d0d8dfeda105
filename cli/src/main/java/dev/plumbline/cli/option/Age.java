package dev.plumbline.cli.option;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time span as {@code 90m}, {@code 6h} or {@code 2d}. */
public final class Age implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        String span = text.toUpperCase(Locale.ROOT);
        if (!span.matches("[0-9]{1,6}[SMHD]")) {
            throw new TypeConversionException("must be a number of s, m, h or d, as 6h, not " + text);
        }
        return Duration.parse(span.endsWith("D") ? "P" + span : "PT" + span);
    }
}

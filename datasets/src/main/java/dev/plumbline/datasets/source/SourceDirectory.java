package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a named source lies on this machine.
 *
 * @param name letters, digits and {@code _ . + -}; colons are kept for built-in sources and tasks
 */
public record SourceDirectory(String name, Path directory) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}");

    public SourceDirectory {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidField(
                    "source", name, "a name of 1 to 100 letters, digits and _ . + -, begun by a letter or digit");
        }
    }

    /** The value of an option {@code --source name=DIR}. */
    public static SourceDirectory parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
            throw new InvalidField("--source", option, "name=DIR, as in pacs=/data/PACS");
        }
        return new SourceDirectory(option.substring(0, equals), Path.of(option.substring(equals + 1)));
    }
}

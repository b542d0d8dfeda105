package dev.plumbline.cli.reading;

import dev.plumbline.contracts.InvalidField;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an option can name in what was read, where nothing was found of what it names. */
public final class KnownValues {
    private KnownValues() {}

    /**
     * @param asked null: the option is not given
     * @throws InvalidField where it is none of them; says which there are
     */
    public static void require(String option, @Nullable String asked, Collection<String> known) {
        if (asked != null && !known.contains(asked)) {
            throw new InvalidField(option, asked, "one of " + sentence(known));
        }
    }

    /** In order, each once. */
    public static String sentence(Collection<String> known) {
        return known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
    }
}

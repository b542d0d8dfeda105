package dev.plumbline.producers.study;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which weights the runs of a series start from. */
@FunctionalInterface
public interface StartingPoints {
    /**
     * @param architectures whose networks are to start from them, known or not
     * @param written in the study, or null
     * @return the SHA-256 of weights in the store, or null: the series starts from scratch
     * @throws InvalidField of {@code weights}, where there are none
     * @throws java.io.UncheckedIOException where the store cannot be reached
     */
    @Nullable
    String weights(String series, List<String> architectures, @Nullable String written);

    /** For studies from afar: files of theirs are not here. */
    static StartingPoints byDigest() {
        return (series, architectures, written) -> written == null ? null : Require.sha256("weights", written);
    }
}

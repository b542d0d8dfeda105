package dev.plumbline.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** What a failure says to a person, in one sentence. */
final class Sentence {
    private Sentence() {}

    static String of(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file or directory";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + ": may not be read or written by this user";
        }
        if (cause.getMessage() == null) {
            return cause.getClass().getSimpleName() + " (--verbose shows where)";
        }
        // Kafka's clients say "Failed to construct ...", and why only in the cause.
        Throwable reason = cause.getCause();
        return cause instanceof KafkaException && reason != null
                ? cause.getMessage() + ": " + of(reason)
                : cause.getMessage();
    }

    /** Whether the caller can mend it by asking otherwise. */
    static boolean isUsage(Throwable failure) {
        return unwrapped(failure) instanceof IllegalArgumentException;
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure instanceof UncheckedIOException;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }
}

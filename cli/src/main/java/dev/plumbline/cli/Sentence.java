package dev.plumbline.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

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
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() + " (--verbose shows where)" : message;
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

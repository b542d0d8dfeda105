package dev.plumbline.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Closes what was opened, the last first, and keeps every failure: the first is thrown, the others are suppressed in it. */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Opens several things of which each may fail; when one does, those before it are closed. */
    @FunctionalInterface
    public interface Opening<T, E extends Exception> {
        T open(Closer closer) throws E;
    }

    /**
     * Runs the opening and returns what it made, which must close the given closer when it is closed itself. If the
     * opening fails, what it had added is closed before the failure is thrown.
     */
    public static <T, E extends Exception> T opening(Opening<T, E> opening) throws E {
        Closer closer = new Closer();
        try {
            return opening.open(closer);
        } catch (Throwable t) {
            closer.closeAfter(t);
            throw t;
        }
    }

    /** Adds what {@link #close} will close before all that was added earlier; returns it. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    /**
     * Closes everything; a second call does nothing.
     *
     * @throws RuntimeException the first failure, or an {@link IllegalStateException} around it where it is checked
     */
    @Override
    public void close() {
        Exception first = closeAll();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first != null) {
            throw new IllegalStateException("Cannot close in order: " + first.getMessage(), first);
        }
    }

    /** Closes everything because of a failure, in which a failure to close is suppressed. */
    public void closeAfter(Throwable failure) {
        Exception another = closeAll();
        if (another != null && another != failure) {
            failure.addSuppressed(another);
        }
    }

    private @Nullable Exception closeAll() {
        Exception first = null;
        for (AutoCloseable next = pop(); next != null; next = pop()) {
            try {
                next.close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }

    private synchronized @Nullable AutoCloseable pop() {
        return open.poll();
    }
}

package dev.plumbline.models.engine;

/** The device has no room for a tensor: the same work on the same device would fail again. */
public final class OutOfDeviceMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfDeviceMemory(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }

    /** What to throw for an engine's failure: this where memory was short, else the failure itself. */
    static RuntimeException or(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean memory = message.contains("can't allocate memory") || message.contains("out of memory");
        return memory ? new OutOfDeviceMemory(failure) : failure;
    }
}

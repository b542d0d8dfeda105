package dev.plumbline.contracts;

/** Bytes that are not the event that their topic promises. The reader rejects the record and goes on. */
public final class MalformedEvent extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedEvent(String message, Throwable cause) {
        super(message, cause);
    }

    /** The field that was wrong, if the bytes were well-formed JSON with an unfit value. */
    public java.util.Optional<InvalidField> field() {
        Throwable cause = getCause();
        while (cause != null && !(cause instanceof InvalidField)) {
            cause = cause.getCause();
        }
        return java.util.Optional.ofNullable((InvalidField) cause);
    }
}

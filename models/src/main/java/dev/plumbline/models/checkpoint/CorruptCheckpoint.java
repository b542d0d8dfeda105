package dev.plumbline.models.checkpoint;

/** A checkpoint that is torn, altered or gone: the message names the file and the fault. Its epoch is trained again. */
public sealed class CorruptCheckpoint extends Exception permits CollectedCheckpoint {
    private static final long serialVersionUID = 1L;

    public CorruptCheckpoint(String file, String fault) {
        super(file + ": " + fault);
    }
}

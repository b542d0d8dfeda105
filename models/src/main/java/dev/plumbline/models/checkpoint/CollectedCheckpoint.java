package dev.plumbline.models.checkpoint;

import java.time.Instant;

/**
 * A checkpoint that {@code plumbline checkpoint gc} deleted. Unlike one that is corrupt, its epoch is not trained again
 * by itself: the epochs before it are gone as well, so that it would cost the whole stage.
 */
public final class CollectedCheckpoint extends CorruptCheckpoint {
    private static final long serialVersionUID = 1L;

    CollectedCheckpoint(String file, Instant at) {
        super(
                file,
                "it was collected by 'plumbline checkpoint gc' at %s, as no result cited it; it is not trained again by itself"
                        .formatted(at));
    }
}

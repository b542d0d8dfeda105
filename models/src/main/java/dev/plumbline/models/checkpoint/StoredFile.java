package dev.plumbline.models.checkpoint;

import java.time.Instant;

/**
 * A file in a store.
 *
 * @param modified by the clock of the store
 */
public record StoredFile(FileName name, long bytes, Instant modified) {}

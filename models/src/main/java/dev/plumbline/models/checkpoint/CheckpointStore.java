package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.event.CheckpointRef;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where checkpoints live, shared by every worker. Files are named by their hash and never change; a marker, created only
 * if absent, decides which of them is an epoch's checkpoint.
 *
 * <p>An {@link IOException} means the store is full or out of reach, and that trying again is right.
 */
public interface CheckpointStore {
    /**
     * The store at an address.
     *
     * @param address {@code file:} of a directory
     * @throws IllegalArgumentException where no store is of that kind
     */
    static CheckpointStore at(URI address) {
        if (!"file".equals(address.getScheme())) {
            throw new IllegalArgumentException("a store's address must begin with file:, not " + address);
        }
        return new DirectoryStore(Path.of(address));
    }

    /** Stores the weights, durably. They count only once {@link #finalise} says so. */
    CheckpointRef put(Checkpoint checkpoint, int generation) throws IOException;

    /** @throws CorruptCheckpoint where the file is missing, torn or altered, or not of that stage and epoch */
    Checkpoint open(CheckpointRef ref) throws IOException, CorruptCheckpoint;

    /** Removes weights whose marker names others. Does nothing where they are gone. */
    void drop(CheckpointRef ref) throws IOException;

    /**
     * Creates the marker of the stage, epoch and generation of {@code ref} if there is none. Markers are never deleted.
     *
     * @return the marker's bytes: these, or those of whoever came first
     */
    byte[] finalise(CheckpointRef ref, byte[] marker) throws IOException;

    Optional<byte[]> marker(String stage, int epoch, int generation) throws IOException;

    /** Stores a manifest under its SHA-256, which it returns. */
    String putManifest(byte[] manifest) throws IOException;

    /** @throws CorruptCheckpoint where the manifest is missing or altered */
    byte[] manifest(String sha256) throws IOException, CorruptCheckpoint;

    /** Where the weights are, for people and other tools. */
    URI uri(CheckpointRef ref);
}

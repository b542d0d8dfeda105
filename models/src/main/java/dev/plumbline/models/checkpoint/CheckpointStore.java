package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.models.engine.HostTensor;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
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
     * @param address {@code file:} of a directory, or {@code s3://bucket/prefix} as {@link S3Address} says
     * @throws IllegalArgumentException where no store is of that kind
     */
    static FileStore at(URI address) {
        String scheme = String.valueOf(address.getScheme());
        return switch (scheme) {
            case "file" -> new DirectoryStore(Path.of(address));
            case "s3" -> S3Store.at(S3Address.of(address));
            default ->
                throw new IllegalArgumentException("a store's address must begin with file: or s3:, not " + scheme);
        };
    }

    /** Stores the weights, durably. They count only once {@link #finalise} says so. */
    CheckpointRef put(Checkpoint checkpoint, int generation) throws IOException;

    /**
     * @throws CollectedCheckpoint where the file was deleted on purpose
     * @throws CorruptCheckpoint where the file is missing, torn or altered, or not of that stage and epoch
     */
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

    /**
     * Stores how far an epoch has come, in place of what was stored of it before. It counts for nothing but whoever goes on
     * from there.
     *
     * @param from SHA-256 of the checkpoint that the epoch starts from, or 64 zeros: from none
     * @param snapshot within an epoch
     */
    void putSnapshot(String from, Checkpoint snapshot) throws IOException;

    /** The snapshot that has come furthest; one that is torn or altered is passed over with a warning. */
    Optional<Checkpoint> snapshot(String stage, int epoch, String from) throws IOException;

    /** Removes all snapshots of the epoch, wherever it starts from. Does nothing where there are none. */
    void dropSnapshots(String stage, int epoch) throws IOException;

    /**
     * Stores what a checkpoint said of the images of a test set, durably, beside the checkpoint.
     *
     * @return the file's SHA-256, which is its name
     */
    String putPredictions(CheckpointRef checkpoint, ByteBuffer file) throws IOException;

    /**
     * What was put there; read only.
     *
     * @throws CorruptCheckpoint where the file is missing or altered
     */
    ByteBuffer predictions(CheckpointRef checkpoint, String sha256) throws IOException, CorruptCheckpoint;

    /** Stores a manifest under its SHA-256, which it returns. */
    String putManifest(byte[] manifest) throws IOException;

    /** @throws CorruptCheckpoint where the manifest is missing or altered */
    byte[] manifest(String sha256) throws IOException, CorruptCheckpoint;

    /**
     * Stores a safetensors file of weights as it is, under its SHA-256, which it returns.
     *
     * @throws CorruptCheckpoint where it is no such file, or holds a tensor that {@link #weights} could not give
     */
    String putWeights(Path file) throws IOException, CorruptCheckpoint;

    /**
     * Weights from elsewhere, by name; half, bfloat16 and double tensors have become float32.
     *
     * @throws CorruptCheckpoint where the file is missing or altered
     */
    Map<String, HostTensor> weights(String sha256) throws IOException, CorruptCheckpoint;

    /** Where the weights are, for people and other tools. */
    URI uri(CheckpointRef ref);
}

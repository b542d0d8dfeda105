package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.event.CheckpointRef;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A store in a local or shared directory with hard links:
 *
 * <pre>
 * stage/(stage id)/(epoch)/(sha256).safetensors
 * stage/(stage id)/(epoch)/(generation).json
 * manifests/(sha256)
 * </pre>
 *
 * Every file is written under a temporary name, synced, then moved or linked to its own, and the directory synced. A
 * crash leaves at most a file named {@code tmp-*}.
 */
public final class DirectoryStore implements CheckpointStore {
    private final Path root;

    public DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public CheckpointRef put(Checkpoint checkpoint, int generation) throws IOException {
        CheckpointFile file = CheckpointFile.of(checkpoint);
        Checkpoint.Header header = checkpoint.header();
        CheckpointRef ref = new CheckpointRef(header.stage(), header.epoch(), generation, file.sha256(), file.bytes());
        Path target = weights(ref);
        publish(target, file::write, DirectoryStore::move);
        return ref;
    }

    @Override
    public Checkpoint open(CheckpointRef ref) throws IOException, CorruptCheckpoint {
        Path path = weights(ref);
        Checkpoint checkpoint = CheckpointFile.read(path, ref.sha256());
        Checkpoint.Header header = checkpoint.header();
        if (!header.stage().equals(ref.stage()) || header.epoch() != ref.epoch()) {
            throw new CorruptCheckpoint(
                    path.toString(), "it is of stage %s, epoch %d".formatted(header.stage(), header.epoch()));
        }
        return checkpoint;
    }

    @Override
    public void drop(CheckpointRef ref) throws IOException {
        Files.deleteIfExists(weights(ref));
    }

    @Override
    public byte[] finalise(CheckpointRef ref, byte[] marker) throws IOException {
        Path target = markerPath(ref.stage(), ref.epoch(), ref.generation());
        try {
            publish(target, temporary -> writeSynced(temporary, marker), DirectoryStore::link);
            return marker.clone();
        } catch (FileAlreadyExistsException e) {
            return Files.readAllBytes(target);
        }
    }

    @Override
    public Optional<byte[]> marker(String stage, int epoch, int generation) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(markerPath(stage, epoch, generation)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String putManifest(byte[] manifest) throws IOException {
        String sha256 = Digest.of(manifest);
        publish(manifestPath(sha256), temporary -> writeSynced(temporary, manifest), DirectoryStore::move);
        return sha256;
    }

    @Override
    public byte[] manifest(String sha256) throws IOException, CorruptCheckpoint {
        Path path = manifestPath(sha256);
        try {
            byte[] manifest = Files.readAllBytes(path);
            if (!Digest.of(manifest).equals(sha256)) {
                throw new CorruptCheckpoint(path.toString(), "its hash is " + Digest.of(manifest));
            }
            return manifest;
        } catch (NoSuchFileException e) {
            throw new CorruptCheckpoint(path.toString(), "the manifest is gone");
        }
    }

    @Override
    public URI uri(CheckpointRef ref) {
        return weights(ref).toUri();
    }

    private Path weights(CheckpointRef ref) {
        return epoch(ref.stage(), ref.epoch()).resolve(ref.sha256() + ".safetensors");
    }

    private Path markerPath(String stage, int epoch, int generation) {
        return epoch(stage, epoch).resolve(generation + ".json");
    }

    private Path epoch(String stage, int epoch) {
        return root.resolve("stage").resolve(stage).resolve(String.valueOf(epoch));
    }

    private Path manifestPath(String sha256) {
        return root.resolve("manifests").resolve(sha256);
    }

    @FunctionalInterface
    private interface Write {
        void to(Path temporary) throws IOException;
    }

    @FunctionalInterface
    private interface Name {
        /* Gives the finished file its name, in one step. */
        void give(Path target, Path temporary) throws IOException;
    }

    private static void move(Path target, Path temporary) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void link(Path target, Path temporary) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (UnsupportedOperationException e) {
            throw new IOException(target + " must lie on a file system with hard links", e);
        }
    }

    private static void publish(Path target, Write write, Name name) throws IOException {
        Path directory = target.resolveSibling("");
        create(directory);
        Path temporary = Files.createTempFile(directory, "tmp-", "");
        try {
            write.to(temporary);
            name.give(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync(directory);
    }

    private static void create(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent == null || Files.isDirectory(directory)) {
            return;
        }
        create(parent);
        Files.createDirectories(directory);
        sync(parent);
    }

    private static void writeSynced(Path path, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /* A new name is durable only once its directory is. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

package dev.plumbline.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint as a safetensors file, whose metadata hold the header as JSON.
 *
 * @param buffers the file's bytes
 * @param sha256 of the file
 */
public record CheckpointFile(List<ByteBuffer> buffers, String sha256) {
    private static final String HEADER = "plumbline";

    public static CheckpointFile of(Checkpoint checkpoint) {
        Map<String, String> metadata = Map.of("format", "pt", HEADER, json(checkpoint.header()));
        List<ByteBuffer> buffers = new Safetensors(metadata, checkpoint.tensors()).buffers();
        MessageDigest digest = Digest.sha256();
        buffers.forEach(buffer -> digest.update(buffer.duplicate()));
        return new CheckpointFile(buffers, Digest.hex(digest.digest()));
    }

    public long bytes() {
        return buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Writes the file and waits until it is on the disk. */
    public void write(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            for (ByteBuffer buffer : buffers) {
                ByteBuffer rest = buffer.duplicate();
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
            channel.force(true);
        }
    }

    /**
     * Reads a file that no one writes to any more; its tensors are views of the mapped file.
     *
     * @throws CorruptCheckpoint where it is missing, its hash is not {@code sha256}, or it is not such a file
     */
    public static Checkpoint read(Path path, String sha256) throws IOException, CorruptCheckpoint {
        ByteBuffer file = map(path);
        MessageDigest digest = Digest.sha256();
        digest.update(file.duplicate());
        String actual = Digest.hex(digest.digest());
        if (!actual.equals(sha256)) {
            throw new CorruptCheckpoint(
                    path.toString(),
                    "its %d bytes have the hash %s, not %s".formatted(file.remaining(), actual, sha256));
        }
        Safetensors content = Safetensors.parse(path.toString(), file);
        return new Checkpoint(header(path, content.metadata().get(HEADER)), content.tensors());
    }

    private static ByteBuffer map(Path path) throws IOException, CorruptCheckpoint {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CorruptCheckpoint(
                        path.toString(), "%d bytes are more than a checkpoint's 2 GB".formatted(channel.size()));
            }
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        } catch (NoSuchFileException e) {
            throw new CorruptCheckpoint(path.toString(), "the file is gone");
        }
    }

    private static Checkpoint.Header header(Path path, @org.jspecify.annotations.Nullable String json)
            throws CorruptCheckpoint {
        if (json == null) {
            throw new CorruptCheckpoint(path.toString(), "no Plumbline header in its metadata");
        }
        try {
            return Json.events().readValue(json, Checkpoint.Header.class);
        } catch (JsonProcessingException | InvalidField e) {
            throw new CorruptCheckpoint(path.toString(), "its header cannot be read: " + e.getMessage());
        }
    }

    private static String json(Checkpoint.Header header) {
        try {
            return Json.canonical().writeValueAsString(header);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a header is plain JSON", e);
        }
    }
}

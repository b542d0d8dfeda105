package dev.plumbline.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.JsonFault;
import dev.plumbline.models.engine.HostTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A checkpoint as a safetensors file, whose metadata hold the header as JSON. */
public final class CheckpointFile {
    private static final String HEADER = "plumbline";

    private CheckpointFile() {}

    public static FileContent of(Checkpoint checkpoint) {
        Map<String, String> metadata = Map.of("format", "pt", HEADER, json(checkpoint.header()));
        return FileContent.of(Safetensors.buffers(metadata, checkpoint.tensors()));
    }

    /**
     * Reads a file that no one writes to any more; its tensors are views of the mapped file.
     *
     * @throws CorruptCheckpoint where it is missing, its hash is not {@code sha256}, or it is not such a file
     */
    public static Checkpoint read(Path path, String sha256) throws IOException, CorruptCheckpoint {
        try {
            return read(path.toString(), WeightsFile.map(path), sha256);
        } catch (NoSuchFileException e) {
            throw new CorruptCheckpoint(path.toString(), "the file is gone");
        }
    }

    /** @param name for messages */
    static Checkpoint read(String name, ByteBuffer file, String sha256) throws CorruptCheckpoint {
        requireHash(name, file, sha256);
        Safetensors content = Safetensors.parse(name, file);
        Map<String, HostTensor> tensors = content.tensors(name);
        return new Checkpoint(header(name, content.metadata()), tensors);
    }

    static void requireHash(String name, ByteBuffer file, String sha256) throws CorruptCheckpoint {
        String actual = sha256(file);
        if (!actual.equals(sha256)) {
            throw new CorruptCheckpoint(
                    name, "its %d bytes have the hash %s, not %s".formatted(file.remaining(), actual, sha256));
        }
    }

    static String sha256(ByteBuffer file) {
        MessageDigest digest = Digest.sha256();
        digest.update(file.duplicate());
        return Digest.hex(digest.digest());
    }

    /** Whether a safetensors file of these metadata is a checkpoint. */
    static boolean isCheckpoint(Map<String, String> metadata) {
        return metadata.containsKey(HEADER);
    }

    static Map<String, String> withoutHeader(Map<String, String> metadata) {
        Map<String, String> rest = new TreeMap<>(metadata);
        rest.remove(HEADER);
        return rest;
    }

    static Checkpoint.Header header(String name, Map<String, String> metadata) throws CorruptCheckpoint {
        return header(name, metadata.get(HEADER));
    }

    private static Checkpoint.Header header(String name, @Nullable String json) throws CorruptCheckpoint {
        if (json == null) {
            throw new CorruptCheckpoint(name, "no Plumbline header in its metadata");
        }
        try {
            return Json.events().readValue(json, Checkpoint.Header.class);
        } catch (JsonProcessingException e) {
            throw new CorruptCheckpoint(name, "its Plumbline header: " + JsonFault.sentence(e));
        } catch (InvalidField e) {
            throw new CorruptCheckpoint(name, "its Plumbline header: " + e.getMessage());
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

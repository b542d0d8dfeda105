package dev.plumbline.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.models.engine.HostTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The safetensors format: 8 bytes of header length, a JSON header padded to a multiple of 8, the tensors' bytes without
 * gaps.
 *
 * <p>Source: https://github.com/huggingface/safetensors#format.
 *
 * @param metadata the header's {@code __metadata__}
 * @param entries in the order of the file
 * @param data the tensors' bytes
 */
record Safetensors(Map<String, String> metadata, List<SafetensorsEntry> entries, ByteBuffer data) {
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    /** A tenth of the reference implementation's limit, and a hundred times what a network's names take. */
    private static final long LARGEST_HEADER = 10_000_000;

    /** A file of these tensors as consecutive buffers. */
    static List<ByteBuffer> buffers(Map<String, String> metadata, Map<String, HostTensor> tensors) {
        List<Map.Entry<String, HostTensor>> entries = new ArrayList<>(tensors.entrySet());
        // Eight-byte types first, so that every tensor is aligned.
        entries.sort(Comparator.comparingInt(e -> -e.getValue().type().bytes()));
        ObjectNode header = Json.canonical().createObjectNode();
        header.set(METADATA, Json.canonical().valueToTree(metadata));
        List<ByteBuffer> buffers = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, HostTensor> entry : entries) {
            ByteBuffer bytes = entry.getValue().bytes();
            describe(header.putObject(entry.getKey()), entry.getValue(), offset);
            offset += bytes.remaining();
            buffers.add(bytes);
        }
        buffers.add(0, head(header));
        return buffers;
    }

    private static void describe(ObjectNode into, HostTensor tensor, long begin) {
        into.put("dtype", tensor.type().name());
        tensor.shape().forEach(into.putArray("shape")::add);
        into.putArray("data_offsets").add(begin).add(begin + tensor.bytes().remaining());
    }

    private static ByteBuffer head(ObjectNode header) {
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(json);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        return head.flip();
    }

    /**
     * Reads a whole file, whoever wrote it.
     *
     * @param name for messages
     * @throws CorruptCheckpoint where the header is no such JSON, or the tensors do not fill the file exactly, one after
     *     the other
     */
    static Safetensors parse(String name, ByteBuffer file) throws CorruptCheckpoint {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < Long.BYTES) {
            throw new CorruptCheckpoint(name, "a file of %d bytes is no safetensors file".formatted(in.remaining()));
        }
        long length = in.getLong();
        if (length < 2 || length > LARGEST_HEADER || length > in.remaining()) {
            throw new CorruptCheckpoint(
                    name, "a file of %d bytes cannot hold a header of %d".formatted(file.remaining(), length));
        }
        byte[] json = new byte[(int) length];
        in.get(json);
        return parse(name, header(name, json), in.slice());
    }

    private static Safetensors parse(String name, ObjectNode header, ByteBuffer data) throws CorruptCheckpoint {
        Map<String, String> metadata = metadata(name, header.remove(METADATA));
        List<SafetensorsEntry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            entries.add(SafetensorsEntry.of(name, entry.getKey(), entry.getValue()));
        }
        entries.sort(Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
        long end = 0;
        for (SafetensorsEntry entry : entries) {
            if (entry.begin() != end || entry.end() > data.capacity()) {
                throw new CorruptCheckpoint(
                        name,
                        "tensor %s lies at %d to %d, after %d, in %d bytes"
                                .formatted(entry.name(), entry.begin(), entry.end(), end, data.capacity()));
            }
            end = entry.end();
        }
        if (end != data.capacity()) {
            throw new CorruptCheckpoint(
                    name, "%d bytes of tensors, but the header tells of %d".formatted(data.capacity(), end));
        }
        return new Safetensors(metadata, entries, data);
    }

    private static Map<String, String> metadata(String name, @Nullable JsonNode node) throws CorruptCheckpoint {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (node == null) {
            return metadata;
        }
        if (!node.isObject()) {
            throw new CorruptCheckpoint(name, "%s is %s, not an object".formatted(METADATA, node));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new CorruptCheckpoint(
                        name, "%s.%s is %s, not text".formatted(METADATA, entry.getKey(), entry.getValue()));
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    private static ObjectNode header(String name, byte[] json) throws CorruptCheckpoint {
        try {
            if (Json.strict().readTree(json) instanceof ObjectNode node) {
                return node;
            }
            throw new CorruptCheckpoint(name, "the header is no JSON object");
        } catch (JsonProcessingException e) {
            throw new CorruptCheckpoint(name, "the header is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new CorruptCheckpoint(name, "the header is no JSON: " + e.getMessage());
        }
    }

    /**
     * The tensors by name, in the order of the file: views of it, but for those of other types, which become float32.
     *
     * @throws CorruptCheckpoint where a tensor's type cannot become one of {@link HostTensor.Type}
     */
    Map<String, HostTensor> tensors(String file) throws CorruptCheckpoint {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        for (SafetensorsEntry entry : entries) {
            tensors.put(entry.name(), entry.tensor(file, data));
        }
        return tensors;
    }
}

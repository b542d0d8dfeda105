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

/**
 * The safetensors format: 8 bytes of header length, a JSON header padded to a multiple of 8, the tensors' bytes without
 * gaps.
 *
 * <p>Source: https://github.com/huggingface/safetensors#format.
 *
 * @param metadata the header's {@code __metadata__}
 */
record Safetensors(Map<String, String> metadata, Map<String, HostTensor> tensors) {
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    /** The limit of the reference implementation. */
    private static final long LARGEST_HEADER = 100_000_000;

    /** The file as consecutive buffers. */
    List<ByteBuffer> buffers() {
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
     * Reads a whole file; the tensors are views of it.
     *
     * @param name for messages
     */
    static Safetensors parse(String name, ByteBuffer file) throws CorruptCheckpoint {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long length = in.remaining() < Long.BYTES ? -1 : in.getLong();
        if (length < 2 || length > LARGEST_HEADER || length > in.remaining()) {
            throw new CorruptCheckpoint(
                    name, "a file of %d bytes cannot hold a header of %d".formatted(file.remaining(), length));
        }
        byte[] json = new byte[(int) length];
        in.get(json);
        return parse(name, header(name, json), in.slice());
    }

    private static Safetensors parse(String name, ObjectNode header, ByteBuffer data) throws CorruptCheckpoint {
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path(METADATA)
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        header.remove(METADATA);
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, JsonNode> entry : byOffset(header)) {
            Extent extent = Extent.of(name, entry);
            if (extent.begin != end || extent.end > data.capacity()) {
                throw new CorruptCheckpoint(
                        name,
                        "tensor %s lies at %d to %d, after %d, in %d bytes"
                                .formatted(entry.getKey(), extent.begin, extent.end, end, data.capacity()));
            }
            tensors.put(entry.getKey(), extent.tensor(name, entry, data));
            end = extent.end;
        }
        if (end != data.capacity()) {
            throw new CorruptCheckpoint(
                    name, "%d bytes of tensors, but the header tells of %d".formatted(data.capacity(), end));
        }
        return new Safetensors(metadata, tensors);
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

    private static List<Map.Entry<String, JsonNode>> byOffset(ObjectNode header) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(header.properties());
        entries.sort(Comparator.comparingLong((Map.Entry<String, JsonNode> e) ->
                        e.getValue().path("data_offsets").path(0).asLong())
                .thenComparing(e -> e.getValue().path("data_offsets").path(1).asLong()));
        return entries;
    }

    private record Extent(long begin, long end) {
        static Extent of(String name, Map.Entry<String, JsonNode> entry) throws CorruptCheckpoint {
            JsonNode offsets = entry.getValue().path("data_offsets");
            if (offsets.size() != 2
                    || !offsets.path(0).isIntegralNumber()
                    || !offsets.path(1).isIntegralNumber()) {
                throw new CorruptCheckpoint(name, "tensor %s has no two data_offsets".formatted(entry.getKey()));
            }
            return new Extent(offsets.path(0).asLong(), offsets.path(1).asLong());
        }

        HostTensor tensor(String name, Map.Entry<String, JsonNode> entry, ByteBuffer data) throws CorruptCheckpoint {
            try {
                HostTensor.Type type =
                        HostTensor.Type.valueOf(entry.getValue().path("dtype").asText());
                List<Long> shape = new ArrayList<>();
                entry.getValue().path("shape").forEach(d -> shape.add(d.asLong()));
                ByteBuffer bytes = data.slice((int) begin, (int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
                return new HostTensor(type, shape, bytes);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new CorruptCheckpoint(name, "tensor %s: %s".formatted(entry.getKey(), e.getMessage()));
            }
        }
    }
}

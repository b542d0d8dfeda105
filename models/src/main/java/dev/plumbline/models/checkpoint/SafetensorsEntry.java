package dev.plumbline.models.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.models.engine.HostTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors header says of one tensor.
 *
 * @param dtype as the format names it
 * @param begin in the tensors' bytes, inclusive; {@code end} exclusive
 */
record SafetensorsEntry(String name, String dtype, List<Long> shape, long begin, long end) {
    /** Bytes of an element. */
    private static final Map<String, Integer> READ = Map.of("F32", 4, "I64", 8, "F16", 2, "BF16", 2, "F64", 8);

    /** @param file for messages */
    static SafetensorsEntry of(String file, String name, JsonNode node) throws CorruptCheckpoint {
        JsonNode offsets = node.path("data_offsets");
        if (offsets.size() != 2 || !isCount(offsets.path(0)) || !isCount(offsets.path(1))) {
            throw new CorruptCheckpoint(file, "tensor %s has no two data_offsets".formatted(name));
        }
        JsonNode dtype = node.path("dtype");
        if (!dtype.isTextual()) {
            throw new CorruptCheckpoint(file, "tensor %s has no dtype".formatted(name));
        }
        SafetensorsEntry entry = new SafetensorsEntry(
                name,
                dtype.textValue(),
                shape(file, name, node.path("shape")),
                offsets.path(0).longValue(),
                offsets.path(1).longValue());
        entry.requireSize(file);
        return entry;
    }

    private static List<Long> shape(String file, String name, JsonNode node) throws CorruptCheckpoint {
        List<Long> shape = new ArrayList<>();
        for (JsonNode dimension : node) {
            if (!isCount(dimension)) {
                throw new CorruptCheckpoint(
                        file, "tensor %s has a dimension of %s in its shape".formatted(name, dimension));
            }
            shape.add(dimension.longValue());
        }
        if (!node.isArray()) {
            throw new CorruptCheckpoint(file, "tensor %s has no shape".formatted(name));
        }
        return List.copyOf(shape);
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    /* The size of an unknown type is not known; its tensor is refused when it is asked for. */
    private void requireSize(String file) throws CorruptCheckpoint {
        Integer element = READ.get(dtype);
        try {
            long expected = element == null ? end - begin : Math.multiplyExact(elements(), (long) element);
            if (expected < 0 || end - begin != expected) {
                throw new CorruptCheckpoint(
                        file,
                        "tensor %s of %s and shape %s takes %d bytes, not %d to %d"
                                .formatted(name, dtype, shape, expected, begin, end));
            }
        } catch (ArithmeticException e) {
            throw new CorruptCheckpoint(
                    file, "tensor %s has more elements in its shape %s than there are".formatted(name, shape));
        }
    }

    long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    HostTensor tensor(String file, ByteBuffer data) throws CorruptCheckpoint {
        ByteBuffer bytes = data.slice((int) begin, (int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
        return switch (dtype) {
            case "F32" -> new HostTensor(HostTensor.Type.F32, shape, bytes);
            case "I64" -> new HostTensor(HostTensor.Type.I64, shape, bytes);
            case "F16" -> floats(i -> HalfPrecision.toFloat(bytes.getShort(2 * i)));
            case "BF16" -> floats(i -> Float.intBitsToFloat(bytes.getShort(2 * i) << 16));
            case "F64" -> floats(i -> (float) bytes.getDouble(8 * i));
            default ->
                throw new CorruptCheckpoint(
                        file,
                        "tensor %s is of dtype %s; F32, F16, BF16, F64 and I64 can be read".formatted(name, dtype));
        };
    }

    @FunctionalInterface
    private interface Element {
        float at(int index);
    }

    private HostTensor floats(Element element) {
        HostTensor tensor = HostTensor.zeros(HostTensor.Type.F32, shape);
        int count = tensor.data().remaining() / Float.BYTES;
        for (int i = 0; i < count; i++) {
            tensor.data().putFloat(Float.BYTES * i, element.at(i));
        }
        return tensor;
    }
}

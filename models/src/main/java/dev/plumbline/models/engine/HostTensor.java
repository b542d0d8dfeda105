package dev.plumbline.models.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A tensor in host memory: row-major, little-endian, as a safetensors file holds it.
 *
 * @param shape empty for a scalar
 * @param data exactly the tensor's bytes, position 0; readers take a {@link ByteBuffer#duplicate()}
 */
public record HostTensor(Type type, List<Long> shape, ByteBuffer data) {
    /** The element types that a checkpoint holds, named as safetensors names them. */
    public enum Type {
        F32(4),
        I64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }

    public HostTensor {
        shape = List.copyOf(shape);
        long expected = elements(shape) * type.bytes();
        if (data.remaining() != expected || data.order() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException("a %s tensor of shape %s takes %d little-endian bytes, not %d"
                    .formatted(type, shape, expected, data.remaining()));
        }
    }

    /** A zero-filled tensor, to be written through {@link #data()}. */
    public static HostTensor zeros(Type type, List<Long> shape) {
        int bytes = Math.toIntExact(elements(shape) * type.bytes());
        return new HostTensor(type, shape, ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    public static HostTensor floats(List<Long> shape, float... values) {
        HostTensor tensor = zeros(Type.F32, shape);
        tensor.data().asFloatBuffer().put(values);
        return tensor;
    }

    public float[] toFloats() {
        float[] values = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return values;
    }

    /** Whether every number of a float32 tensor is. */
    public boolean finite() {
        FloatBuffer values = data.asFloatBuffer();
        while (values.hasRemaining()) {
            if (!Float.isFinite(values.get())) {
                return false;
            }
        }
        return true;
    }

    /** A view of the bytes whose position no one else moves. */
    public ByteBuffer bytes() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    static long elements(List<Long> shape) {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}

package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;

/**
 * The bytes of a file that is to be stored, where they already lie: nothing is copied together.
 *
 * @param buffers the file's bytes, one after the other
 * @param sha256 of the file
 */
public record FileContent(List<ByteBuffer> buffers, String sha256) {
    public FileContent {
        buffers = List.copyOf(buffers);
    }

    static FileContent of(List<ByteBuffer> buffers) {
        MessageDigest digest = Digest.sha256();
        buffers.forEach(buffer -> digest.update(buffer.duplicate()));
        return new FileContent(buffers, Digest.hex(digest.digest()));
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

    /** The file from its beginning; each call gives a stream of its own. */
    InputStream stream() {
        return new Bytes(buffers.stream().map(ByteBuffer::duplicate).toList());
    }

    private static final class Bytes extends InputStream {
        private final List<ByteBuffer> rest;
        private int current;

        Bytes(List<ByteBuffer> rest) {
            this.rest = rest;
        }

        @Override
        public int read() {
            return advance() ? Byte.toUnsignedInt(rest.get(current).get()) : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!advance()) {
                return -1;
            }
            int count = Math.min(length, rest.get(current).remaining());
            rest.get(current).get(into, offset, count);
            return count;
        }

        /* To the next buffer that has a byte. */
        private boolean advance() {
            while (current < rest.size() && !rest.get(current).hasRemaining()) {
                current++;
            }
            return current < rest.size();
        }
    }
}

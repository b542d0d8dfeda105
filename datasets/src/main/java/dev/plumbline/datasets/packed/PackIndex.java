package dev.plumbline.datasets.packed;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file {@value #FILE} of a pack: the line {@value #MAGIC}; the header in one line of canonical JSON; for each image
 * its length in bytes and the CRC-32C of them (Castagnoli, as RFC 3720 has it), two big-endian 32-bit numbers; then the
 * SHA-256 of all that.
 */
final class PackIndex {
    static final String FILE = "index";
    static final String MAGIC = "plumbline-pack 1";
    private static final int SHA = 32;
    private static final int ENTRY = 8;

    private final PackHeader header;
    private final int[] lengths;
    private final int[] checksums;

    PackIndex(PackHeader header, int[] lengths, int[] checksums) {
        this.header = header;
        this.lengths = lengths;
        this.checksums = checksums;
    }

    PackHeader header() {
        return header;
    }

    int length(int image) {
        return lengths[image];
    }

    int checksum(int image) {
        return checksums[image];
    }

    /** Bytes of so many images together. */
    long bytes(int first, int images) {
        int end = Math.min(lengths.length, first + images);
        return Arrays.stream(lengths, Math.min(first, end), end).asLongStream().sum();
    }

    void write(Path directory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((MAGIC + "\n" + Json.canonical().writeValueAsString(header) + "\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer entries = ByteBuffer.allocate(ENTRY * lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            entries.putInt(lengths[i]).putInt(checksums[i]);
        }
        out.write(entries.array());
        out.write(Digest.sha256().digest(out.toByteArray()));
        Files.write(directory.resolve(FILE), out.toByteArray());
    }

    static PackIndex read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        byte[] bytes = Files.readAllBytes(file);
        int body = bytes.length - SHA;
        if (!startsWithMagic(bytes)) {
            throw new CorruptPack(file, "it does not begin with the line " + MAGIC);
        }
        if (body < 0 || !Arrays.equals(sha(bytes, body), Arrays.copyOfRange(bytes, body, bytes.length))) {
            throw new CorruptPack(file, "it is cut short or altered: its bytes do not have the SHA-256 at its end");
        }
        int line = MAGIC.length() + 1;
        int end = line;
        while (end < body && bytes[end] != '\n') {
            end++;
        }
        return of(file, header(file, bytes, line, end - line), ByteBuffer.wrap(bytes, end + 1, body - end - 1));
    }

    private static boolean startsWithMagic(byte[] bytes) {
        byte[] magic = (MAGIC + "\n").getBytes(StandardCharsets.UTF_8);
        return bytes.length > magic.length && Arrays.equals(magic, Arrays.copyOf(bytes, magic.length));
    }

    private static byte[] sha(byte[] bytes, int length) {
        var sha = Digest.sha256();
        sha.update(bytes, 0, length);
        return sha.digest();
    }

    private static PackHeader header(Path file, byte[] bytes, int offset, int length) throws CorruptPack {
        try {
            return Json.events().readValue(bytes, offset, length, PackHeader.class);
        } catch (IOException | InvalidField e) {
            throw new CorruptPack(file, "its header: " + e.getMessage(), e);
        }
    }

    private static PackIndex of(Path file, PackHeader header, ByteBuffer entries) throws CorruptPack {
        int images = header.images();
        if (entries.remaining() != (long) ENTRY * images) {
            throw new CorruptPack(file, "it has entries for " + entries.remaining() / ENTRY + " images, not " + images);
        }
        int[] lengths = new int[images];
        int[] checksums = new int[images];
        for (int i = 0; i < images; i++) {
            lengths[i] = entries.getInt();
            checksums[i] = entries.getInt();
        }
        return new PackIndex(header, lengths, checksums);
    }
}

package dev.plumbline.models.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive written from source text: a zip of stored entries that {@code torch::jit::load} reads. The class
 * must be named {@code Net}; its state is one {@code training} flag and lists of tensors, which start empty.
 *
 * <p>Source of the layout: pytorch/torch/csrc/jit/docs/serialization.md.
 */
final class TorchScriptArchive {
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private TorchScriptArchive() {}

    static byte[] of(String source, List<String> tensorLists) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "net/data.pkl", pickle(tensorLists));
            store(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            store(zip, "net/constants.pkl", EMPTY_TUPLE);
            store(zip, "net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Pickle protocol 2 of {@code Net} built from {@code {training: true, list: [], ...}}. */
    private static byte[] pickle(List<String> tensorLists) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2});
        out.write("c__torch__\nNet\n)".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {(byte) 0x81, '}', '('});
        out.write(unicode("training"));
        out.write(0x88);
        for (String list : tensorLists) {
            out.write(unicode(list));
            out.write(']');
        }
        out.write("ub.".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] unicode(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + utf8.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'X')
                .putInt(utf8.length)
                .put(utf8)
                .array();
    }
}

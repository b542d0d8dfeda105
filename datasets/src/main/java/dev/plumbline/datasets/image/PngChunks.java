package dev.plumbline.datasets.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Checks what ImageIO does not: that every chunk of a PNG file has its checksum, up to the end chunk (PNG, section 5). */
final class PngChunks {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int AROUND = 12;

    private PngChunks() {}

    static boolean isPng(byte[] file) {
        return file.length >= 8 && ByteBuffer.wrap(file).getLong() == SIGNATURE;
    }

    static void requireWhole(byte[] file) throws UndecodableImage {
        ByteBuffer chunks = ByteBuffer.wrap(file);
        int at = 8;
        String type = "";
        while (!type.equals("IEND")) {
            int length = at + AROUND <= file.length ? chunks.getInt(at) : -1;
            if (length < 0 || length > file.length - at - AROUND) {
                throw new UndecodableImage("PNG: the file is cut short after " + file.length + " bytes");
            }
            type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(file, at + 4, 4 + length);
            if ((int) crc.getValue() != chunks.getInt(at + 8 + length)) {
                throw new UndecodableImage("PNG: the chunk at byte " + at + " does not have the checksum it states");
            }
            at += AROUND + length;
        }
    }
}

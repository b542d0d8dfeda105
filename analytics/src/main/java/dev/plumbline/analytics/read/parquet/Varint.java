package dev.plumbline.analytics.read.parquet;

import java.io.ByteArrayOutputStream;

/** Unsigned LEB128: seven bits a byte, the lowest first. */
final class Varint {
    private Varint() {}

    static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}

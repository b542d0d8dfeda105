package dev.plumbline.analytics.read.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Thrift's compact protocol, as much of it as Parquet's headers need. Fields of a struct are written in the order of their ids. */
final class CompactWriter {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    /** A struct that stands by itself. */
    static byte[] struct(Consumer<CompactWriter> fields) {
        CompactWriter writer = new CompactWriter();
        writer.body(fields);
        return writer.bytes.toByteArray();
    }

    void i32(int id, int value) {
        field(id, I32);
        zigzag(value);
    }

    void i64(int id, long value) {
        field(id, I64);
        zigzag(value);
    }

    void text(int id, String value) {
        field(id, BINARY);
        binary(value);
    }

    void struct(int id, Consumer<CompactWriter> fields) {
        field(id, STRUCT);
        body(fields);
    }

    void i32s(int id, List<Integer> values) {
        list(id, I32, values.size());
        values.forEach(this::zigzag);
    }

    void texts(int id, List<String> values) {
        list(id, BINARY, values.size());
        values.forEach(this::binary);
    }

    void structs(int id, List<Consumer<CompactWriter>> values) {
        list(id, STRUCT, values.size());
        values.forEach(this::body);
    }

    private void body(Consumer<CompactWriter> fields) {
        outer.push(last);
        last = 0;
        fields.accept(this);
        bytes.write(0);
        last = outer.pop();
    }

    /** Ids are at most 15 apart in all structs of Parquet that are written here. */
    private void field(int id, int type) {
        bytes.write(((id - last) << 4) | type);
        last = id;
    }

    private void list(int id, int type, int size) {
        field(id, LIST);
        if (size < SHORT_LIST) {
            bytes.write((size << 4) | type);
        } else {
            bytes.write((SHORT_LIST << 4) | type);
            Varint.write(bytes, size);
        }
    }

    private void binary(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        Varint.write(bytes, utf8.length);
        bytes.writeBytes(utf8);
    }

    private void zigzag(long value) {
        Varint.write(bytes, (value << 1) ^ (value >> 63));
    }
}

package dev.plumbline.analytics.read.parquet;

import dev.plumbline.analytics.read.Column;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One column of a row group as one data page (version 1): definition levels in runs, then the values there are, plain. */
final class DataPage {
    private DataPage() {}

    /** The header and what follows it. */
    static <T> byte[] of(Column<T> column, List<T> items) {
        List<@Nullable Object> cells = new ArrayList<>(items.size());
        items.forEach(item -> cells.add(column.value().apply(item)));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] levels = levels(cells);
        body.writeBytes(little(Integer.BYTES, levels.length));
        body.writeBytes(levels);
        values(column.kind(), cells.stream().filter(Objects::nonNull).toList(), body);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(header(cells.size(), body.size()));
        page.writeBytes(body.toByteArray());
        return page.toByteArray();
    }

    private static byte[] header(int values, int size) {
        return CompactWriter.struct(header -> {
            header.i32(1, Format.DATA_PAGE);
            header.i32(2, size);
            header.i32(3, size);
            header.struct(5, page -> {
                page.i32(1, values);
                page.i32(2, Format.PLAIN);
                page.i32(3, Format.RLE);
                page.i32(4, Format.RLE);
            });
        });
    }

    /** 1 where there is a value: run lengths of the hybrid encoding, a bit wide. */
    private static byte[] levels(List<@Nullable Object> cells) {
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        int start = 0;
        while (start < cells.size()) {
            boolean present = cells.get(start) != null;
            int end = start;
            while (end < cells.size() && (cells.get(end) != null) == present) {
                end++;
            }
            Varint.write(levels, (long) (end - start) << 1);
            levels.write(present ? 1 : 0);
            start = end;
        }
        return levels.toByteArray();
    }

    private static void values(Column.Kind kind, List<Object> values, ByteArrayOutputStream out) {
        switch (kind) {
            case TRUTH -> bits(values, out);
            case COUNT -> values.forEach(value -> out.writeBytes(little(Long.BYTES, ((Number) value).longValue())));
            case NUMBER ->
                values.forEach(value ->
                        out.writeBytes(little(Long.BYTES, Double.doubleToRawLongBits(((Number) value).doubleValue()))));
            case TEXT ->
                values.forEach(value -> {
                    byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
                    out.writeBytes(little(Integer.BYTES, utf8.length));
                    out.writeBytes(utf8);
                });
        }
    }

    /** Eight a byte, the lowest bit first. */
    private static void bits(List<Object> values, ByteArrayOutputStream out) {
        byte[] bits = new byte[(values.size() + 7) / 8];
        for (int i = 0; i < values.size(); i++) {
            if ((Boolean) values.get(i)) {
                bits[i / 8] |= (byte) (1 << (i % 8));
            }
        }
        out.writeBytes(bits);
    }

    static byte[] little(int size, long value) {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        return size == Long.BYTES
                ? buffer.putLong(value).array()
                : buffer.putInt((int) value).array();
    }
}

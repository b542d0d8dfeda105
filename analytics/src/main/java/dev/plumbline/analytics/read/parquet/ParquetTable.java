package dev.plumbline.analytics.read.parquet;

import dev.plumbline.analytics.read.Column;
import dev.plumbline.analytics.read.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a table as a Parquet file: a page for each column and row group, plain and uncompressed, every column optional; text
 * is UTF-8, counts are INT64, numbers DOUBLE. The format is small where tables are flat, and Java's own library of it takes
 * Hadoop's classes along.
 */
public final class ParquetTable {
    private static final int GROUP_ROWS = 1 << 16;

    private final OutputStream out;
    private final List<Consumer<CompactWriter>> groups = new ArrayList<>();
    private long offset;

    private ParquetTable(OutputStream out) {
        this.out = out;
    }

    /** Writes all rows; the stream stays open. */
    public static <T> void write(Rows<T> rows, OutputStream out) throws IOException {
        new ParquetTable(out).write(rows);
    }

    private <T> void write(Rows<T> rows) throws IOException {
        byte[] magic = Format.MAGIC.getBytes(StandardCharsets.US_ASCII);
        put(magic);
        List<T> items = rows.items();
        for (int first = 0; first < items.size(); first += GROUP_ROWS) {
            group(rows.columns(), items.subList(first, Math.min(items.size(), first + GROUP_ROWS)));
        }
        byte[] footer = footer(rows);
        put(footer);
        put(DataPage.little(Integer.BYTES, footer.length));
        put(magic);
    }

    private <T> void group(List<Column<T>> columns, List<T> items) throws IOException {
        List<Consumer<CompactWriter>> chunks = new ArrayList<>();
        long begin = offset;
        for (Column<T> column : columns) {
            byte[] page = DataPage.of(column, items);
            long at = offset;
            chunks.add(chunk -> {
                chunk.i64(2, at);
                chunk.struct(3, meta -> chunk(meta, column, items.size(), page.length, at));
            });
            put(page);
        }
        long size = offset - begin;
        groups.add(group -> {
            group.structs(1, chunks);
            group.i64(2, size);
            group.i64(3, items.size());
        });
    }

    private static void chunk(CompactWriter meta, Column<?> column, long values, long bytes, long at) {
        meta.i32(1, Format.type(column.kind()));
        meta.i32s(2, List.of(Format.PLAIN, Format.RLE));
        meta.texts(3, List.of(column.name()));
        meta.i32(4, Format.UNCOMPRESSED);
        meta.i64(5, values);
        meta.i64(6, bytes);
        meta.i64(7, bytes);
        meta.i64(9, at);
    }

    private byte[] footer(Rows<?> rows) {
        List<Consumer<CompactWriter>> schema = new ArrayList<>();
        schema.add(root -> {
            root.text(4, "rows");
            root.i32(5, rows.columns().size());
        });
        rows.columns().forEach(column -> schema.add(element -> element(element, column)));
        return CompactWriter.struct(file -> {
            file.i32(1, 1);
            file.structs(2, schema);
            file.i64(3, rows.items().size());
            file.structs(4, groups);
            file.text(6, "plumbline");
        });
    }

    private static void element(CompactWriter element, Column<?> column) {
        element.i32(1, Format.type(column.kind()));
        element.i32(3, Format.OPTIONAL);
        element.text(4, column.name());
        if (column.kind() == Column.Kind.TEXT) {
            element.i32(6, Format.UTF8);
            element.struct(10, logical -> logical.struct(1, string -> {}));
        }
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        offset += bytes.length;
    }
}

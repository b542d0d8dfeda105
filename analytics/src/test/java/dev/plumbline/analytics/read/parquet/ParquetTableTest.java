package dev.plumbline.analytics.read.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.read.Column;
import dev.plumbline.analytics.read.Column.Kind;
import dev.plumbline.analytics.read.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParquetTableTest {
    private record Row(
            @Nullable String text, long count, @Nullable Double number, boolean truth) {}

    private static final List<Column<Row>> COLUMNS = List.of(
            new Column<>("text", Kind.TEXT, Row::text),
            new Column<>("count", Kind.COUNT, Row::count),
            new Column<>("number", Kind.NUMBER, Row::number),
            new Column<>("truth", Kind.TRUTH, Row::truth));

    private static Row row(int i) {
        return new Row(i % 3 == 0 ? null : "é-" + i, -i, i % 2 == 0 ? null : 0.1 + i, i % 5 == 0);
    }

    /**
     * The golden file was read by parquet-java 1.18.1, which gave the rows above back with every value and null; its Hadoop
     * classes are why no test here runs it.
     */
    @Test
    void writesTheBytesThatParquetJavaReadBack() throws IOException {
        assertThat(written(20)).isEqualTo(golden());
    }

    @Test
    void aFileBeginsAndEndsWithTheMagicAndSaysHowLongItsFooterIs() throws IOException {
        byte[] file = written(3);
        assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(new String(file, file.length - 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
        int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        String schema = new String(file, file.length - 8 - footer, footer, StandardCharsets.ISO_8859_1);
        assertThat(schema).contains("text", "count", "number", "truth", "plumbline");
    }

    @Test
    void aTableWithoutRowsIsAFileToo() throws IOException {
        assertThat(written(0)).hasSizeGreaterThan(12);
    }

    static byte[] written(int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetTable.write(
                new Rows<>(
                        COLUMNS,
                        IntStream.range(0, rows).mapToObj(ParquetTableTest::row).toList()),
                out);
        return out.toByteArray();
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = ParquetTableTest.class.getResourceAsStream("golden.parquet")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}

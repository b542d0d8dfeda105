package dev.plumbline.analytics.read.parquet;

import dev.plumbline.analytics.read.Column;

/** The numbers that the format's definition gives to names (parquet.thrift of Apache Parquet 2.11). */
final class Format {
    static final String MAGIC = "PAR1";
    static final int DATA_PAGE = 0;
    static final int PLAIN = 0;
    static final int RLE = 3;
    static final int UNCOMPRESSED = 0;
    static final int OPTIONAL = 1;
    static final int UTF8 = 0;

    private Format() {}

    /** BOOLEAN, INT64, DOUBLE or BYTE_ARRAY. */
    static int type(Column.Kind kind) {
        return switch (kind) {
            case TRUTH -> 0;
            case COUNT -> 2;
            case NUMBER -> 5;
            case TEXT -> 6;
        };
    }
}

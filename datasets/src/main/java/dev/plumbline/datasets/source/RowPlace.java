package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;

/**
 * Where a table or list of a source says something.
 *
 * @param row from 1, which is the header of a table that has one
 */
record RowPlace(String source, String table, long row) {
    /** What stands in a column of this row cannot be. */
    InvalidField unfit(String column, String value, String expected) {
        return new InvalidField(field(column), value, expected);
    }

    String field(String column) {
        return whole() + ", " + column;
    }

    String whole() {
        return "source " + source + ", " + table + ", row " + row;
    }

    /** For people, as {@code row 17 of metadata.csv}. */
    @Override
    public String toString() {
        return "row " + row + " of " + table;
    }
}

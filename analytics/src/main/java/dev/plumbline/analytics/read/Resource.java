package dev.plumbline.analytics.read;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is served under {@code /v1}: filtered, in pages, as JSON and CSV. The document that describes it is made of
 * this.
 *
 * @param name the last part of its path, and the JSON field that holds the items
 * @param summary what the items are, for the document
 * @param type of the items, a public record
 * @param study whether the parameter {@code study} must be given, because an answer about all would cost too much
 * @param past whether it answers as of a moment; those do that follow from runs and evaluations
 * @param filters beside {@code study}
 * @param columns of the CSV
 * @param key unique; items come in its order, and a page goes on behind the last one's
 * @param items of a study or, where none is named, of all
 * @param version changes whenever an answer may
 */
record Resource<T extends Record>(
        String name,
        String summary,
        Class<T> type,
        boolean study,
        boolean past,
        List<Filter<T>> filters,
        List<Column<T>> columns,
        Function<T, String> key,
        Items<T> items,
        Function<View, String> version) {
    /** Where items come from. */
    @FunctionalInterface
    interface Items<T> {
        List<T> of(View view, @Nullable String study);
    }

    /** One that follows from runs and evaluations; its columns are its record's. */
    static <T extends Record> Resource<T> of(
            String name,
            String summary,
            Class<T> type,
            List<Filter<T>> filters,
            Function<T, String> key,
            Items<T> items) {
        return new Resource<>(
                name, summary, type, false, true, filters, RecordColumns.of(type), key, items, View::version);
    }

    Resource<T> withColumns(List<Column<T>> other) {
        return new Resource<>(name, summary, type, study, past, filters, other, key, items, version);
    }

    Resource<T> ofOneStudy() {
        return new Resource<>(name, summary, type, true, past, filters, columns, key, items, version);
    }

    /** One that says only what is so now. */
    Resource<T> withoutPast(Function<View, String> versionNow) {
        return new Resource<>(name, summary, type, study, false, filters, columns, key, items, versionNow);
    }

    String path() {
        return "/v1/" + name;
    }
}

package dev.plumbline.analytics.read;

import dev.plumbline.analytics.baselines.Grouping;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list that is served under {@code /v1}: filtered, in pages, as JSON and CSV. The document that describes it is made of
 * this.
 *
 * @param name the last part of its path
 * @param summary what the items are, for the document
 * @param type of the rows, a public record
 * @param study whether the parameter {@code study} must be given, because an answer about all would cost too much
 * @param past whether it answers as of a moment; those do that follow from runs and evaluations
 * @param filters beside {@code study}
 * @param rows what is shown of items
 * @param key unique; items come in its order, and a page goes on behind the last one's
 * @param items of a study or, where none is named, of all
 * @param grouped whether items tell apart by what the parameter {@code by} says
 * @param version changes whenever an answer may
 */
record Resource<T extends Record>(
        String name,
        String summary,
        Class<? extends Record> type,
        boolean study,
        boolean past,
        List<Filter<T>> filters,
        Function<List<T>, Rows<?>> rows,
        Function<T, String> key,
        Grouped<T> items,
        boolean grouped,
        Function<View, String> version) {
    /** Where items come from. */
    @FunctionalInterface
    interface Items<T> {
        List<T> of(View view, @Nullable String study);
    }

    /** Where items come from that are told apart. */
    @FunctionalInterface
    interface Grouped<T> {
        List<T> of(View view, @Nullable String study, Set<Grouping> by);
    }

    /** One that follows from runs and evaluations; its rows are its items. */
    static <T extends Record> Resource<T> of(
            String name,
            String summary,
            Class<T> type,
            List<Filter<T>> filters,
            Function<T, String> key,
            Items<T> items) {
        List<Column<T>> columns = RecordColumns.of(type);
        return new Resource<>(
                name,
                summary,
                type,
                false,
                true,
                filters,
                page -> new Rows<>(columns, page),
                key,
                (view, study, by) -> items.of(view, study),
                false,
                View::version);
    }

    /** One that shows a row in place of each item. */
    <R extends Record> Resource<T> withRows(Class<R> of, Function<T, R> row) {
        List<Column<R>> columns = RecordColumns.of(of);
        return new Resource<>(
                name,
                summary,
                of,
                study,
                past,
                filters,
                page -> new Rows<>(columns, page.stream().map(row).toList()),
                key,
                items,
                grouped,
                version);
    }

    Resource<T> ofOneStudy() {
        return new Resource<>(name, summary, type, true, past, filters, rows, key, items, grouped, version);
    }

    /** One that says only what is so now. */
    Resource<T> withoutPast(Function<View, String> versionNow) {
        return new Resource<>(name, summary, type, study, false, filters, rows, key, items, grouped, versionNow);
    }

    /** One whose items are told apart by the parameter {@code by}. */
    Resource<T> groupedBy(Grouped<T> other) {
        return new Resource<>(name, summary, type, study, past, filters, rows, key, other, true, version);
    }

    /** The JSON field that holds the items: the name in camel case. */
    String field() {
        return Pattern.compile("-(.)")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    String path() {
        return "/v1/" + name;
    }
}

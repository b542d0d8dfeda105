package dev.plumbline.analytics.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind a figure, as the read API serves them.
 *
 * @param columns of the table
 * @param items one a row, in the order of their keys
 */
public record Rows<T>(List<Column<T>> columns, List<T> items) {
    public Rows {
        columns = List.copyOf(columns);
        items = List.copyOf(items);
    }

    /** Rows of records, with a column for each component. */
    public static <R extends Record> Rows<R> of(Class<R> type, List<R> items) {
        return new Rows<>(RecordColumns.of(type), items);
    }

    /**
     * @param what a resource, as {@code points}
     * @param study null: of every study
     * @param equal what fields must be equal to, by name
     * @throws IllegalArgumentException where the resource has no such field
     */
    public static Rows<?> of(Books books, String what, @Nullable String study, Map<String, String> equal) {
        Resource<?> resource = Resources.all(books).stream()
                .filter(one -> one.name().equals(what))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is called " + what));
        return of(resource, new LiveView(books, ""), study, equal);
    }

    private static <T extends Record> Rows<?> of(
            Resource<T> resource, View view, @Nullable String study, Map<String, String> equal) {
        TreeSet<String> unknown = new TreeSet<>(equal.keySet());
        Predicate<T> asked = item -> true;
        for (Filter<T> filter : resource.filters()) {
            String value = equal.get(filter.name());
            unknown.remove(filter.name());
            if (value != null) {
                asked = asked.and(item -> filter.value().apply(item).equals(value));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    resource.name() + " have no " + unknown.first() + " to ask for; there are "
                            + resource.filters().stream().map(Filter::name).collect(Collectors.joining(", ")));
        }
        return resource.rows()
                .apply(resource.items().of(view, study, Set.of()).stream()
                        .filter(asked)
                        .toList());
    }

    /** A header, and a line for each item. */
    public String csv() {
        return Csv.table(columns, items);
    }
}

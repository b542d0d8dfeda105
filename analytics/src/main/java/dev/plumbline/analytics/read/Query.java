package dev.plumbline.analytics.read;

import dev.plumbline.analytics.baselines.Grouping;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a URL's query asks of a resource.
 *
 * @param study the one study that is asked for, or null
 * @param filter fits what is equal to each parameter that names a field; a repeated one asks for any of its values
 * @param by what items are told apart by
 * @param after the key behind which the page begins, or null
 */
record Query<T extends Record>(
        @Nullable String study,
        Predicate<T> filter,
        Set<Grouping> by,
        int limit,
        @Nullable String after,
        boolean csv,
        @Nullable AsOf asOf) {
    static final int LIMIT = 1_000;
    static final int MOST = 100_000;

    /** @throws BadQuery where a parameter is unknown or says nothing that can be answered */
    static <T extends Record> Query<T> of(Resource<T> resource, MultiMap parameters) {
        List<String> known =
                Parameters.of(resource).stream().map(Parameters.Parameter::name).toList();
        for (String name : parameters.names()) {
            if (!known.contains(name)) {
                throw new BadQuery(
                        name,
                        null,
                        "is no parameter; there are " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        requireOnce(resource, parameters);
        String study = parameters.get(Parameters.STUDY);
        if (study == null && resource.study()) {
            throw new BadQuery(Parameters.STUDY, null, "must be given: " + resource.path() + "?study=NAME");
        }
        return new Query<>(
                study,
                filter(resource, parameters),
                by(parameters),
                limit(parameters),
                Cursor.key(resource, parameters.get("after")),
                csv(parameters),
                asOf(parameters));
    }

    /** Only a filter has several values. */
    private static void requireOnce(Resource<?> resource, MultiMap parameters) {
        Set<String> filters = resource.filters().stream().map(Filter::name).collect(Collectors.toSet());
        for (String name : parameters.names()) {
            List<String> values = parameters.getAll(name);
            if (values.size() > 1 && !filters.contains(name)) {
                throw new BadQuery(name, String.join(", ", values), "expected one value");
            }
        }
    }

    private static <T extends Record> Predicate<T> filter(Resource<T> resource, MultiMap parameters) {
        Predicate<T> filter = item -> true;
        for (Filter<T> field : resource.filters()) {
            List<String> asked = parameters.getAll(field.name());
            field.require(asked);
            if (!asked.isEmpty()) {
                filter = filter.and(item -> asked.contains(field.value().apply(item)));
            }
        }
        return filter;
    }

    private static Set<Grouping> by(MultiMap parameters) {
        String text = parameters.get("by");
        try {
            return Grouping.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadQuery("by", text, "expected epoch, architecture, or both with a comma between");
        }
    }

    private static int limit(MultiMap parameters) {
        String text = parameters.get("limit");
        if (text == null) {
            return LIMIT;
        }
        long limit = whole("limit", text);
        if (limit < 1 || limit > MOST) {
            throw new BadQuery("limit", text, "expected 1 to " + MOST);
        }
        return (int) limit;
    }

    private static long whole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadQuery(name, text, "expected a whole number");
        }
    }

    private static boolean csv(MultiMap parameters) {
        String format = parameters.get("format");
        if (format != null && !List.of("json", "csv").contains(format)) {
            throw new BadQuery("format", format, "expected json or csv");
        }
        return "csv".equals(format);
    }

    private static @Nullable AsOf asOf(MultiMap parameters) {
        String time = parameters.get("asOf");
        String offset = parameters.get("asOfOffset");
        if (time != null && offset != null) {
            throw new BadQuery("asOf", time, "expected without asOfOffset: one moment");
        }
        if (offset != null) {
            long at = whole("asOfOffset", offset);
            if (at < 0) {
                throw new BadQuery("asOfOffset", offset, "expected 0 or more");
            }
            return new AsOf.Offset(at);
        }
        if (time == null) {
            return null;
        }
        try {
            return new AsOf.Time(Instant.parse(time));
        } catch (DateTimeParseException e) {
            throw new BadQuery("asOf", time, "expected a time in UTC as 2026-11-26T13:00:00Z (RFC 3339)");
        }
    }

    /** The items that are asked for, and one more if there is one. */
    List<T> page(Resource<T> resource, List<T> items) {
        List<T> page = new ArrayList<>(Math.min(limit + 1, items.size()));
        for (T item : items) {
            if ((after == null || resource.key().apply(item).compareTo(after) > 0) && filter.test(item)) {
                page.add(item);
                if (page.size() > limit) {
                    return page;
                }
            }
        }
        return page;
    }
}

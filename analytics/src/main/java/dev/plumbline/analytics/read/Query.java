package dev.plumbline.analytics.read;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a URL's query asks for: equal to each parameter that names a field, in a format. */
record Query(MultiMap parameters) {
    static final String FORMAT = "format";

    static Query of(RoutingContext context) {
        return new Query(context.queryParams());
    }

    /** Says what is wrong with a parameter, if one is. */
    Optional<String> fault(Set<String> fields) {
        List<String> known = new ArrayList<>(fields);
        known.add(FORMAT);
        for (Map.Entry<String, String> parameter : parameters) {
            if (!known.contains(parameter.getKey())) {
                return Optional.of("no parameter '" + parameter.getKey() + "'; there are "
                        + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        String format = parameters.get(FORMAT);
        return format == null || format.equals("json") || format.equals("csv")
                ? Optional.empty()
                : Optional.of("format is '" + format + "'; expected json or csv");
    }

    <T> Predicate<T> matching(Map<String, Function<T, String>> fields) {
        return item -> fields.entrySet().stream()
                .allMatch(field -> parameters.getAll(field.getKey()).stream()
                        .allMatch(value -> value.equals(field.getValue().apply(item))));
    }

    boolean wantsCsv() {
        return "csv".equals(parameters.get(FORMAT));
    }
}

package dev.plumbline.analytics.read;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A parameter that asks for what is equal to it.
 *
 * @param values that there are; none where names are free
 */
record Filter<T>(String name, String description, List<String> values, Function<T, String> value) {
    /** One whose values are names. */
    static <T> Filter<T> of(String name, Function<T, String> value) {
        return new Filter<>(name, "only this one", List.of(), value);
    }

    /** One of a few values. */
    static <T> Filter<T> among(List<String> values, String name, Function<T, String> value) {
        return new Filter<>(name, "only this one", values, value);
    }

    /** One of true and false. */
    static <T> Filter<T> flag(String name, String description, Predicate<T> value) {
        return new Filter<>(name, description, List.of("true", "false"), item -> Boolean.toString(value.test(item)));
    }

    /** @throws BadQuery where an asked value is none that there is */
    void require(List<String> asked) {
        for (String each : asked) {
            if (!values.isEmpty() && !values.contains(each)) {
                throw new BadQuery(name, each, "expected " + String.join(", ", values));
            }
        }
    }
}

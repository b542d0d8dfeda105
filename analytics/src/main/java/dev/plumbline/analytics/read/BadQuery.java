package dev.plumbline.analytics.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parameter that cannot be answered. */
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final @Nullable String value;
    private final int status;

    /** @param fault what is wrong with it, and what would be right, as the rest of a sentence */
    BadQuery(String field, @Nullable String value, String fault) {
        this(400, field, value, fault);
    }

    private BadQuery(int status, String field, @Nullable String value, String fault) {
        super(value == null ? field + " " + fault : field + " is '" + value + "'; " + fault);
        this.status = status;
        this.field = field;
        this.value = value;
    }

    /** One that asks of what is not there. */
    static BadQuery notFound(String field, String value, String fault) {
        return new BadQuery(404, field, value, fault);
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** As the gateway says problems. */
    Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("reason", status == 404 ? "unknown" : "invalid");
        problem.put("field", field);
        if (value != null) {
            problem.put("value", value);
        }
        problem.put("message", String.valueOf(getMessage()));
        return problem;
    }
}

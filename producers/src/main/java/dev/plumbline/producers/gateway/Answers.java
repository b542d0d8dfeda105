package dev.plumbline.producers.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Json;
import dev.plumbline.producers.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the API answers: JSON, and problems always in one form. */
final class Answers {
    private Answers() {}

    static void json(RoutingContext context, int status, Object body) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .end(Buffer.buffer(Json.events().writeValueAsBytes(body)))
                    .onFailure(context::fail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body, e);
        }
    }

    static void problems(RoutingContext context, int status, List<Map<String, Object>> problems) {
        json(context, status, Map.of("problems", problems));
    }

    /** One problem of the exchange rather than of a request's content. */
    static void problem(RoutingContext context, int status, @Nullable String value, String message) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (value != null) {
            said.put("value", value);
        }
        said.put("message", message);
        problems(context, status, List.of(said));
    }

    static Map<String, Object> said(Problem problem) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("reason", problem.reason().word());
        if (problem.field() != null) {
            said.put("field", problem.field());
        }
        if (problem.value() != null) {
            said.put("value", problem.value());
        }
        said.put("message", problem.message());
        return said;
    }

    static Map<String, Object> said(Problem problem, @Nullable Integer line) {
        Map<String, Object> said = said(problem);
        if (line != null) {
            said.put("line", line);
        }
        return said;
    }
}

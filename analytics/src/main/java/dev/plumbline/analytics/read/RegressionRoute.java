package dev.plumbline.analytics.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/regressions}: the last word on every series that ever regressed; {@code ?study=S} of one study, {@code
 * ?active=true} of those that are regressed now.
 */
public final class RegressionRoute {
    private static final Set<String> PARAMETERS = Set.of("active", "study");

    private final RegressionBook book;

    public RegressionRoute(RegressionBook book) {
        this.book = book;
    }

    /** Mounts the route. */
    public void mount(Router router) {
        router.get("/v1/regressions").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        Set<String> unknown = new TreeSet<>(context.queryParams().names());
        unknown.removeAll(PARAMETERS);
        String active = context.queryParams().get("active");
        if (!unknown.isEmpty()) {
            send(context, 400, problem("no parameter '" + unknown.iterator().next() + "'; there are active, study"));
        } else if (active != null && !active.equals("true") && !active.equals("false")) {
            send(context, 400, problem("active is '" + active + "'; expected true or false"));
        } else {
            send(context, 200, Map.of("regressions", words(context.queryParams().get("study"), active)));
        }
    }

    private List<RegressionBook.Word> words(@Nullable String study, @Nullable String active) {
        return book.words(word -> (study == null || word.regression().study().equals(study))
                && (active == null || word.isActive() == Boolean.parseBoolean(active)));
    }

    private static Object problem(String message) {
        return Map.of("problems", List.of(Map.of("message", message)));
    }

    private static void send(RoutingContext context, int status, Object body) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .putHeader("cache-control", "no-cache")
                    .end(Buffer.buffer(Json.events().writeValueAsBytes(body)))
                    .onFailure(context::fail);
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}

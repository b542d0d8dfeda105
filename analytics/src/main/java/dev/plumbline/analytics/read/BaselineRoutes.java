package dev.plumbline.analytics.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.analytics.baselines.Grouping;
import dev.plumbline.analytics.baselines.ResidualCsv;
import dev.plumbline.analytics.baselines.ResidualSummaries;
import dev.plumbline.analytics.baselines.ResidualSummary;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.contracts.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/baselines}, every version of every named baseline, and {@code GET /v1/residual-summaries?study=S}, with
 * {@code baseline=N}, {@code by=epoch,architecture} and {@code format=csv} where they are wanted.
 */
public final class BaselineRoutes {
    private static final Set<String> PARAMETERS = Set.of("study", "baseline", "by", "format");

    private final BaselineBook baselines;
    private final PointBook points;

    private record Body(String type, String text) {}

    public BaselineRoutes(BaselineBook baselines, PointBook points) {
        this.baselines = baselines;
        this.points = points;
    }

    /** Mounts both routes; they answer off the event loop. */
    public void mount(Router router) {
        router.get("/v1/baselines").handler(context -> answer(context, query -> baselines()));
        router.get("/v1/residual-summaries").handler(context -> answer(context, this::summaries));
    }

    private Body baselines() {
        return json(Map.of("baselines", BaselineFacts.of(baselines)));
    }

    private Body summaries(MultiMap query) {
        query.names().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("no parameter '" + name + "'; there are "
                            + String.join(", ", PARAMETERS.stream().sorted().toList()));
                });
        @Nullable String study = query.get("study");
        if (study == null) {
            throw new IllegalArgumentException("study: missing; expected the name of one");
        }
        @Nullable String format = query.get("format");
        if (format != null && !format.equals("json") && !format.equals("csv")) {
            throw new IllegalArgumentException("format is '" + format + "'; expected json or csv");
        }
        List<ResidualSummary> found = new ResidualSummaries(
                        baselines.standing(), query.get("baseline"), Grouping.parse(query.get("by")))
                .of(points.points(point -> point.study().equals(study)));
        return "csv".equals(format)
                ? new Body("text/csv; charset=utf-8", ResidualCsv.of(found))
                : json(Map.of("residualSummaries", found));
    }

    private static void answer(RoutingContext context, Function<MultiMap, Body> answer) {
        Callable<Body> work = () -> answer.apply(context.queryParams());
        context.vertx()
                .executeBlocking(work, false)
                .onSuccess(body -> send(context, 200, body))
                .onFailure(failure -> fail(context, failure));
    }

    private static void fail(RoutingContext context, Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            send(context, 400, json(Map.of("problems", List.of(Map.of("message", failure.getMessage())))));
        } else {
            context.fail(failure);
        }
    }

    private static void send(RoutingContext context, int status, Body body) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", body.type())
                .putHeader("cache-control", "no-cache")
                .end(Buffer.buffer(body.text()))
                .onFailure(context::fail);
    }

    private static Body json(Object value) {
        try {
            return new Body("application/json", Json.events().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }
}

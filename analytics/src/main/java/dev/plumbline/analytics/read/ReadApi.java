package dev.plumbline.analytics.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.TrendState;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * {@code GET /v1/trends} and {@code GET /v1/points}, as JSON or CSV. Both take a field's name as a parameter and answer
 * what is equal to it.
 */
public final class ReadApi {
    private static final Map<String, Function<TrendState, String>> TREND_FIELDS = Map.of(
            "study", TrendState::study,
            "series", TrendState::series,
            "task", TrendState::task,
            "ood", TrendState::ood,
            "metric", TrendState::metric,
            "scale", TrendState::scale,
            "unit", TrendState::unit);
    private static final Map<String, Function<Point, String>> POINT_FIELDS = Map.of(
            "study", Point::study,
            "series", Point::series,
            "task", Point::task,
            "ood", Point::ood,
            "metric", point -> point.measure().label(),
            "architecture", Point::architecture,
            "admitted", point -> Boolean.toString(point.admitted()));

    private final TrendBook trends;
    private final PointBook points;

    public ReadApi(TrendBook trends, PointBook points) {
        this.trends = trends;
        this.points = points;
    }

    /** Mounts both routes. */
    public void mount(Router router) {
        router.get("/v1/trends").handler(context -> answer(context, TREND_FIELDS, this::trends));
        router.get("/v1/points").handler(context -> answer(context, POINT_FIELDS, this::points));
    }

    private Body trends(Query query) throws JsonProcessingException {
        List<TrendState> found = trends.trends(query.matching(TREND_FIELDS));
        return query.wantsCsv() ? Body.csv(TrendCsv.of(found)) : Body.json(Map.of("trends", found));
    }

    private Body points(Query query) throws JsonProcessingException {
        List<Point> found = points.points(query.matching(POINT_FIELDS));
        return query.wantsCsv() ? Body.csv(PointCsv.of(found)) : Body.json(Map.of("points", found));
    }

    private interface Answer {
        Body to(Query query) throws JsonProcessingException;
    }

    private record Body(String type, Buffer content) {
        static Body csv(String text) {
            return new Body("text/csv; charset=utf-8", Buffer.buffer(text));
        }

        static Body json(Object value) throws JsonProcessingException {
            return new Body("application/json", Buffer.buffer(Json.events().writeValueAsBytes(value)));
        }
    }

    /** Answers off the event loop, and only if the trends changed since the client asked last. */
    private void answer(RoutingContext context, Map<String, ?> fields, Answer answer) {
        Query query = Query.of(context);
        Optional<String> fault = query.fault(fields.keySet());
        if (fault.isPresent()) {
            refuse(context, fault.get());
            return;
        }
        String etag = '"' + Long.toString(trends.revision()) + '"';
        if (etag.equals(context.request().getHeader("if-none-match"))) {
            context.response().setStatusCode(304).end().onFailure(context::fail);
            return;
        }
        Callable<Body> work = () -> answer.to(query);
        context.vertx()
                .executeBlocking(work, false)
                .onSuccess(body -> send(context, body, etag))
                .onFailure(context::fail);
    }

    private static void send(RoutingContext context, Body body, String etag) {
        context.response()
                .putHeader("content-type", body.type())
                .putHeader("etag", etag)
                .putHeader("cache-control", "no-cache")
                .end(body.content())
                .onFailure(context::fail);
    }

    private static void refuse(RoutingContext context, String message) {
        try {
            Object problems = Map.of("problems", List.of(Map.of("message", message)));
            context.response()
                    .setStatusCode(400)
                    .putHeader("content-type", "application/json")
                    .end(Buffer.buffer(Json.events().writeValueAsBytes(problems)))
                    .onFailure(context::fail);
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}

package dev.plumbline.analytics.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Json;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes that answer what came out: a list for each {@link Resource}, and {@code /v1/openapi.json}, which describes
 * them. Answers are made off the event loop.
 */
public final class ReadApi {
    private static final int BAD_REQUEST = 400;
    private static final Logger LOG = LoggerFactory.getLogger(ReadApi.class);

    private final List<Resource<?>> resources;
    private final Views views;

    public ReadApi(Books books, InstantSource clock) {
        this.resources = Resources.all(books);
        this.views = new Views(books, clock);
    }

    /** Mounts the routes, and says in JSON what is not there. */
    public void mount(Router router) {
        resources.forEach(resource -> mount(router, resource));
        Buffer document = json(OpenApi.document(resources));
        router.get(OpenApi.PATH)
                .handler(context -> context.response()
                        .putHeader("content-type", "application/json")
                        .end(document)
                        .onFailure(context::fail));
        router.route("/v1/*").last().handler(context -> context.fail(404)).failureHandler(ReadApi::fail);
    }

    private <T extends Record> void mount(Router router, Resource<T> resource) {
        router.get(resource.path()).handler(context -> answer(context, resource));
    }

    private <T extends Record> void answer(RoutingContext context, Resource<T> resource) {
        Callable<Answer> work = () -> answer(
                resource,
                Query.of(resource, context.queryParams()),
                context.request().getHeader("if-none-match"),
                context.request().query());
        Vertx vertx = context.vertx();
        vertx.executeBlocking(work, false)
                .onSuccess(answer -> answer.send(context))
                .onFailure(failure -> refuse(context, failure));
    }

    private <T extends Record> Answer answer(Resource<T> resource, Query<T> query, String known, String asked)
            throws IOException {
        views.requireKnown(query.study());
        View view = views.at(query.asOf(), query.study());
        String etag = '"' + resource.version().apply(view) + '"';
        if (etag.equals(known)) {
            return Answer.unchanged(etag);
        }
        List<T> items = query.page(resource, resource.items().of(view, query.study(), query.by()));
        boolean more = items.size() > query.limit();
        List<T> page = more ? items.subList(0, query.limit()) : items;
        String next = more ? Cursor.of(resource, resource.key().apply(page.get(page.size() - 1))) : null;
        Rows<?> rows = resource.rows().apply(page);
        Buffer body = query.csv() ? Buffer.buffer(rows.csv()) : Pages.json(resource, rows.items(), next);
        String link = next == null ? null : Pages.link(resource.path(), asked, next);
        return new Answer(200, query.csv() ? "text/csv; charset=utf-8" : "application/json", etag, link, body);
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof BadQuery bad) {
            problem(context, bad.status(), bad.problem());
        } else if (failure instanceof HttpException http && http.getStatusCode() == BAD_REQUEST) {
            problem(context, BAD_REQUEST, Map.of("message", "the query is not percent-encoded UTF-8"));
        } else {
            LOG.warn("GET {} failed", context.request().uri(), failure);
            problem(context, 500, Map.of("message", "the answer could not be made: " + failure.getMessage()));
        }
    }

    private static void fail(RoutingContext context) {
        int status = context.statusCode() < 0 ? 500 : context.statusCode();
        String message = status == 404 ? "no such resource; see " + OpenApi.PATH : "the request could not be served";
        problem(
                context,
                status,
                Map.of("message", message, "value", context.request().path()));
    }

    private static void problem(RoutingContext context, int status, Map<String, Object> problem) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(json(Map.of("problems", List.of(problem))))
                .onFailure(context::fail);
    }

    private static Buffer json(Object value) {
        try {
            return Buffer.buffer(Json.events().writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }
}

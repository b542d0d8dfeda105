package dev.plumbline.analytics.read;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a client.
 *
 * @param link the next page's, if there is one
 */
record Answer(
        int status, String type, String etag, @Nullable String link, Buffer body) {
    static Answer unchanged(String etag) {
        return new Answer(304, "application/json", etag, null, Buffer.buffer());
    }

    void send(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status).putHeader("etag", etag).putHeader("cache-control", "no-cache");
        if (link != null) {
            response.putHeader("link", link);
        }
        if (status != 304) {
            response.putHeader("content-type", type);
        }
        response.end(body).onFailure(context::fail);
    }
}

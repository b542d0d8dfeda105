package dev.plumbline.analytics.read;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The page at {@code /}: everything that it loads comes from this process. */
public final class Page {
    private static final String CHART = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final List<String> MODULES = List.of("page.js", "choices.js", "scales.js", "charts.js", "tables.js");

    private Page() {}

    /**
     * Mounts the page and its parts.
     *
     * @throws UncheckedIOException if a part is not on the class path
     */
    public static void mount(Router router) {
        serve(router, "/", "page/index.html", "text/html; charset=utf-8");
        serve(router, "/page.css", "page/page.css", "text/css; charset=utf-8");
        for (String module : MODULES) {
            serve(router, "/" + module, "page/" + module, SCRIPT);
        }
        serve(router, "/chart.js", CHART, SCRIPT);
    }

    private static void serve(Router router, String path, String resource, String type) {
        Buffer content = read(resource);
        router.get(path).handler(context -> send(context, content, type));
    }

    private static void send(RoutingContext context, Buffer content, String type) {
        context.response()
                .putHeader("content-type", type)
                .putHeader(
                        "content-security-policy",
                        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'")
                .putHeader("x-content-type-options", "nosniff")
                .end(content)
                .onFailure(context::fail);
    }

    private static Buffer read(String resource) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no resource " + resource + " on the class path");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

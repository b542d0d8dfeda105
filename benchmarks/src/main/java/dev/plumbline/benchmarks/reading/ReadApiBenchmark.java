package dev.plumbline.benchmarks.reading;

import dev.plumbline.analytics.read.Books;
import dev.plumbline.analytics.read.ReadApi;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * From a request on an open connection to the last byte of its answer, one at a time, by a client in the same process: what
 * a study of 50,000 points takes whole, and in pages.
 */
public final class ReadApiBenchmark {
    private static final int WARM = 40;
    private static final int ROUNDS = 200;
    private static final double PROMISED = 200;
    private static final String STUDY = "?study=" + LargeStudy.NAME;
    private static final String WHOLE = STUDY + "&limit=100000";

    private static final Map<String, String> PATHS = new TreeMap<>(Map.of(
            "points, whole, JSON", "/v1/points" + WHOLE,
            "points, whole, CSV", "/v1/points" + WHOLE + "&format=csv",
            "points, a page of 1,000", "/v1/points" + STUDY,
            "points of one series and metric", "/v1/points" + WHOLE + "&series=photos-4&metric=macroF1",
            "residuals, whole, JSON", "/v1/residuals" + WHOLE,
            "trends with bands", "/v1/trends" + WHOLE,
            "comparisons, unchanged", "/v1/comparisons" + WHOLE));

    private final PrintStream out;
    private final URI uri;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ReadApiBenchmark(PrintStream out, URI uri) {
        this.out = out;
        this.uri = uri;
    }

    public static void run(PrintStream out, String... arguments) throws Exception {
        Books books = LargeStudy.books();
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            new ReadApi(books, InstantSource.system()).mount(router);
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            URI uri = URI.create("http://127.0.0.1:" + server.actualPort());
            new ReadApiBenchmark(out, uri).measure();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void measure() throws IOException, InterruptedException {
        out.printf("%d points; %d requests each after %d to warm up; milliseconds%n", LargeStudy.POINTS, ROUNDS, WARM);
        out.printf("%-32s %9s %8s %8s %8s%n", "answer", "KiB", "median", "p95", "most");
        for (Map.Entry<String, String> path : PATHS.entrySet()) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri.resolve(path.getValue())).build();
            report(path.getKey(), request);
        }
        asOf();
    }

    private void report(String name, HttpRequest request) throws IOException, InterruptedException {
        for (int i = 0; i < WARM; i++) {
            ask(request);
        }
        double[] millis = new double[ROUNDS];
        long bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            bytes = ask(request);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        double p95 = millis[(int) Math.ceil(0.95 * ROUNDS) - 1];
        out.printf(
                "%-32s %9d %8.2f %8.2f %8.2f  p95 under %.0f ms: %s%n",
                name,
                bytes / 1024,
                millis[ROUNDS / 2],
                p95,
                millis[ROUNDS - 1],
                PROMISED,
                p95 < PROMISED ? "met" : "missed");
    }

    /** The first answer about a moment of the past fits every trend anew; the next ones about it do not. */
    private void asOf() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/v1/trends" + WHOLE + "&asOfOffset=25000"))
                .build();
        long start = System.nanoTime();
        ask(request);
        long first = System.nanoTime();
        ask(request);
        out.printf(
                "trends as of the middle: first %.0f ms, then %.1f ms%n",
                (first - start) / 1e6, (System.nanoTime() - first) / 1e6);
    }

    private long ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " was answered with " + response.statusCode());
        }
        return response.body().length;
    }
}

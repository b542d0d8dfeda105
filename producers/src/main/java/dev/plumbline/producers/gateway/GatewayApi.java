package dev.plumbline.producers.gateway;

import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.study.InvalidStudy;
import dev.plumbline.producers.study.Study;
import dev.plumbline.producers.study.StudyReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes under {@code /v1}; {@code openapi.yaml} describes them. Bodies must say a content type that a web page may not
 * send to another site unasked.
 */
final class GatewayApi {
    static final int LONGEST_BODY = 4 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(GatewayApi.class);
    private static final String RUNS = "/v1/runs/";
    private static final Set<String> YAML = Set.of("application/yaml", "application/x-yaml", "text/yaml");

    private final RunBoard board;
    private final Function<Request, List<Problem>> check;
    private final StudyReader studies;
    private final Publishing publishing;

    /** Gives requests to Kafka, all or none, and returns when it has them. */
    @FunctionalInterface
    interface Publishing {
        void publish(List<Request> requests) throws InterruptedException;
    }

    GatewayApi(RunBoard board, Function<Request, List<Problem>> check, Publishing publishing) {
        this.board = board;
        this.check = check;
        this.studies = new StudyReader(check);
        this.publishing = publishing;
    }

    void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(LONGEST_BODY);
        router.post("/v1/requests").handler(body).handler(context -> blocking(context, () -> submitRequests(context)));
        router.post("/v1/studies").handler(body).handler(context -> blocking(context, () -> submitStudy(context)));
        router.getWithRegex(RUNS + ".+").setName(RUNS + "{id}").handler(this::showRun);
        router.get("/v1/rejected")
                .handler(context -> Answers.json(context, 200, Map.of("rejected", board.rejections())));
        router.get("/v1/openapi.yaml").handler(GatewayApi::describe);
        router.route("/v1/*").last().handler(context -> context.fail(404)).failureHandler(GatewayApi::fail);
    }

    /** An answer that takes a disk or a broker to find. */
    private static void blocking(RoutingContext context, Callable<Runnable> work) {
        context.vertx().executeBlocking(work, false).onSuccess(Runnable::run).onFailure(context::fail);
    }

    private Runnable submitRequests(RoutingContext context) throws InterruptedException {
        if (!Set.of("application/json").contains(contentType(context))) {
            return () -> Answers.problem(
                    context, 415, contentType(context), "expected the header content-type: application/json");
        }
        RequestBody body = RequestBody.read(bytes(context), check);
        if (!body.problems().isEmpty()) {
            List<Map<String, Object>> said =
                    body.problems().stream().map(Answers::said).toList();
            return () -> Answers.problems(context, 400, said);
        }
        publishing.publish(body.requests());
        return () -> Answers.json(context, 202, Map.of("ids", ids(body.requests())));
    }

    private Runnable submitStudy(RoutingContext context) throws InterruptedException {
        if (!YAML.contains(contentType(context))) {
            return () -> Answers.problem(
                    context, 415, contentType(context), "expected the header content-type: application/yaml");
        }
        try {
            Study study = studies.read("study", new String(bytes(context), StandardCharsets.UTF_8));
            publishing.publish(study.requests());
            return () -> Answers.json(context, 202, Map.of("study", study.name(), "ids", ids(study.requests())));
        } catch (InvalidStudy e) {
            List<Map<String, Object>> said = e.faults().stream()
                    .map(fault -> Answers.said(fault.problem(), fault.line()))
                    .toList();
            return () -> Answers.problems(context, 400, said);
        }
    }

    private void showRun(RoutingContext context) {
        String id = id(context.request().path());
        Optional<RunState> run = board.run(id);
        Optional<Rejected> rejected = board.rejection(id);
        if (run.isPresent()) {
            Answers.json(context, 200, run.get());
        } else if (rejected.isPresent()) {
            Answers.json(context, 200, refusal(rejected.get()));
        } else {
            Answers.problem(
                    context, 404, id, "no run of this id is known; GET /v1/runs of the analytics role lists them");
        }
    }

    private static Map<String, Object> refusal(Rejected rejected) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("run", rejected.id());
        said.put("status", "rejected");
        said.put("rejection", rejected);
        return said;
    }

    /** Ids hold slashes, which may be written as they are or as %2F. */
    private static String id(String path) {
        String written = path.substring(RUNS.length()).replace("+", "%2B");
        return URLDecoder.decode(written, StandardCharsets.UTF_8);
    }

    private static List<String> ids(List<Request> requests) {
        return requests.stream().map(Request::id).toList();
    }

    static byte[] bytes(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    static String contentType(RoutingContext context) {
        String header = context.request().getHeader("content-type");
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void describe(RoutingContext context) {
        context.vertx()
                .executeBlocking(
                        () -> GatewayApi.class
                                .getResourceAsStream("openapi.yaml")
                                .readAllBytes(),
                        false)
                .onSuccess(text -> context.response()
                        .putHeader("content-type", "application/yaml")
                        .end(Buffer.buffer(text)))
                .onFailure(context::fail);
    }

    private static void fail(RoutingContext context) {
        Throwable failure = context.failure();
        switch (context.statusCode()) {
            case 404 ->
                Answers.problem(context, 404, context.request().path(), "no such resource; see /v1/openapi.yaml");
            case 405 -> Answers.problem(context, 405, context.request().method().name(), "not for this resource");
            case 413 -> Answers.problem(context, 413, null, "expected a body of at most " + LONGEST_BODY + " bytes");
            default -> {
                LOG.warn(
                        "{} {} failed",
                        context.request().method(),
                        context.request().path(),
                        failure);
                String why = failure == null ? "" : ": " + failure.getMessage();
                Answers.problem(context, 503, null, "the request could not be served now" + why);
            }
        }
    }
}

package dev.plumbline.producers.gateway;

import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.JsonFault;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.producers.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Test sets that are added to tasks: {@code /v1/tests} takes them, {@code /v1/backfills} says how far they are. */
final class TestApi {
    private final RunBoard board;
    private final Publishing publishing;

    /** Gives a request to Kafka, and returns when it has it. */
    @FunctionalInterface
    interface Publishing {
        void publish(TestRequest request) throws InterruptedException;
    }

    TestApi(RunBoard board, Publishing publishing) {
        this.board = board;
        this.publishing = publishing;
    }

    void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(GatewayApi.LONGEST_BODY);
        router.post("/v1/tests").handler(body).handler(this::add);
        router.get("/v1/backfills")
                .handler(context -> Answers.json(context, 200, Map.of("backfills", board.backfills())));
    }

    private void add(RoutingContext context) {
        if (!GatewayApi.contentType(context).equals("application/json")) {
            Answers.problem(
                    context,
                    415,
                    GatewayApi.contentType(context),
                    "expected the header content-type: application/json");
            return;
        }
        Callable<Runnable> work = () -> answer(context);
        context.vertx().executeBlocking(work, false).onSuccess(Runnable::run).onFailure(context::fail);
    }

    private Runnable answer(RoutingContext context) throws InterruptedException {
        try {
            TestRequest request = Json.strict().readValue(GatewayApi.bytes(context), TestRequest.class);
            publishing.publish(request);
            return () -> Answers.json(context, 202, Map.of("id", request.id()));
        } catch (IOException e) {
            List<Map<String, Object>> said = List.of(Answers.said(Problem.of(JsonFault.of(e))));
            return () -> Answers.problems(context, 400, said);
        }
    }
}

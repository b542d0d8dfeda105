package dev.plumbline.producers.gateway;

import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Submission;
import dev.plumbline.service.Closer;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.Role;
import dev.plumbline.service.TopicTail;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP API as a role: it publishes requests, and tails what became of them. */
public final class GatewayRole implements Role {
    private static final String SOURCE = "plumbline/gateway";

    private final KafkaSettings settings;
    private final Function<Request, List<Problem>> check;
    private final InstantSource clock;
    private final RunBoard board = new RunBoard();
    private final Closer closer = new Closer();
    private volatile @Nullable Publisher publisher;
    private volatile @Nullable Submission submission;
    private volatile @Nullable TopicTail tail;

    /** @param check what is wrong with a request that is well-formed: nothing, or it is not published */
    public GatewayRole(KafkaSettings settings, Function<Request, List<Problem>> check, InstantSource clock) {
        this.settings = settings;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void routes(Router router) {
        new TestApi(board, this::add).mount(router);
        new GatewayApi(board, check, this::publish).mount(router);
    }

    @Override
    public void start() {
        publisher = closer.add(Publisher.open(settings, SOURCE, clock));
        submission = closer.add(new Submission(settings, SOURCE, clock));
        tail = closer.add(TopicTail.start(
                settings,
                "gateway-runs",
                new TopicTail.Listeners()
                        .on(settings.topics().runs(), board::on)
                        .on(settings.topics().backfills(), board::on)
                        .on(settings.topics().rejected(), board::on)));
    }

    /** One alone needs no transaction. */
    private void publish(List<Request> requests) throws InterruptedException {
        Publisher one = publisher;
        Submission several = submission;
        if (one == null || several == null) {
            throw new IllegalStateException("the gateway is starting");
        }
        if (requests.size() == 1) {
            one.publish(settings.topics().requests(), requests.get(0));
        } else {
            several.publish(requests);
        }
    }

    private void add(TestRequest request) throws InterruptedException {
        Publisher one = publisher;
        if (one == null) {
            throw new IllegalStateException("the gateway is starting");
        }
        one.publish(settings.topics().testRequests(), request);
    }

    @Override
    public List<HealthCheck> health() {
        TopicTail running = tail;
        return List.of(running == null ? HealthCheck.down("gateway-runs", "not started") : running.health());
    }

    @Override
    public void close() {
        closer.close();
    }
}

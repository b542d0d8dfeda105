package dev.plumbline.broker;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/** A broker that died without taking its leave: the metadata still has it live, and the leader of its partitions. */
final class Predecessor implements MetadataPublisher {
    private static final ControllerRequestContext REQUEST =
            new ControllerRequestContext(new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    private static final long PAUSE_MS = 20;

    private final int node;
    private final CompletableFuture<Void> known = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    Predecessor(int node) {
        this.node = node;
    }

    @Override
    public String name() {
        return "predecessor";
    }

    /** The first image is what the log had at the start. */
    @Override
    public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
        known.complete(null);
        if (!isLive(image) && !leads(image)) {
            gone.complete(null);
        }
    }

    private boolean isLive(MetadataImage image) {
        BrokerRegistration registration = image.cluster().broker(node);
        return registration != null && !registration.fenced();
    }

    private boolean leads(MetadataImage image) {
        return image.topics().topicsById().values().stream()
                .flatMap(topic -> topic.partitions().values().stream())
                .anyMatch(partition -> partition.leader == node);
    }

    /** Has the controller, which may still be taking office, take the dead broker off its register. */
    void forget(Controller controller, Duration within)
            throws ExecutionException, TimeoutException, InterruptedException {
        known.get(within.toMillis(), TimeUnit.MILLISECONDS);
        long deadline = System.nanoTime() + within.toNanos();
        while (!gone.isDone() && !unregister(controller)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no controller in office");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        gone.get(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean unregister(Controller controller) throws ExecutionException, InterruptedException {
        try {
            controller.unregisterBroker(REQUEST, node).get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotControllerException) {
                return false;
            }
            if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() {}
}

package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/** The ids that were accepted, and what for. One thread at a time. */
final class AcceptedIndex implements AutoCloseable {
    private final LogReading<Accepted> log;
    private final Map<String, String> contents = new HashMap<>();

    AcceptedIndex(Topic<Accepted> topic, Consumer<byte[], byte[]> consumer) {
        this.log = new LogReading<>(topic, consumer, accepted -> note(accepted.request()));
    }

    /** Reads what was accepted since the last time, by whomever. */
    void catchUp() {
        log.catchUp();
    }

    /** Forgets everything, and reads it again when next asked to catch up. */
    void startAgain() {
        contents.clear();
        log.startAgain();
    }

    void note(Request request) {
        contents.put(request.id(), content(request));
    }

    /** Whether the request was accepted before; empty if its id is new. */
    Optional<Boolean> sameAsBefore(Request request) {
        return Optional.ofNullable(contents.get(request.id())).map(content(request)::equals);
    }

    /** What is to be run, and the margin that was declared for it; whatever it is called and however much it matters. */
    private static String content(Request request) {
        return Digest.ofCanonical(new Request(
                "any",
                request.study(),
                request.series(),
                request.architecture(),
                request.pretraining(),
                request.finetuning(),
                0,
                request.margin()));
    }

    @Override
    public void close() {
        log.close();
    }
}

package dev.plumbline.producers.resolver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Problem.Reason;
import dev.plumbline.producers.resolver.Resolution.Refused;
import dev.plumbline.producers.resolver.Resolution.Resolved;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the resolver says to one record of the requests' topic, whatever its bytes are. */
final class Verdicts {
    private final Topic<Request> requests;
    private final RequestResolver resolver;
    private final AcceptedIndex accepted;
    private final InstantSource clock;

    Verdicts(Topic<Request> requests, RequestResolver resolver, AcceptedIndex accepted, InstantSource clock) {
        this.requests = requests;
        this.resolver = resolver;
        this.accepted = accepted;
        this.clock = clock;
    }

    /** An {@code Accepted}, a {@code Rejected}, or nothing where the same request was accepted before. */
    Optional<Event> on(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            Problem nothing = new Problem(Reason.MALFORMED, null, null, "no value; expected a request");
            return Optional.of(rejected(place(record).toString(), place(record), List.of(nothing)));
        }
        try {
            return on(requests.decode(record.value()), place(record));
        } catch (MalformedEvent e) {
            return Optional.of(rejected(id(record), place(record), List.of(Problem.of(e.fault()))));
        }
    }

    private Optional<Event> on(Request request, Place place) {
        Optional<Boolean> same = accepted.sameAsBefore(request);
        if (same.isPresent()) {
            return same.get()
                    ? Optional.empty()
                    : Optional.of(rejected(request.id(), place, List.of(conflict(request))));
        }
        Resolution resolution = resolver.resolve(request);
        if (resolution instanceof Resolved resolved) {
            accepted.note(request);
            return Optional.of(resolved.accepted());
        }
        return Optional.of(rejected(request.id(), place, ((Refused) resolution).problems()));
    }

    private static Problem conflict(Request request) {
        return new Problem(
                Reason.CONFLICT,
                "id",
                request.id(),
                "expected an id of its own, for another request was accepted under this one");
    }

    /** The first problem for machines, all of them for people. */
    private Rejected rejected(String id, Place place, List<Problem> problems) {
        Problem first = problems.get(0);
        String message = problems.stream().map(Problem::message).collect(Collectors.joining("; and "));
        return new Rejected(id, place, first.reason().word(), first.field(), first.value(), message, clock.instant());
    }

    /** The id that the bytes say, where that much can be read. */
    private static String id(ConsumerRecord<byte[], byte[]> record) {
        try {
            JsonNode said = Json.events().readTree(record.value()).path("id");
            return said.isTextual()
                    ? Require.name("id", said.asText())
                    : place(record).toString();
        } catch (IOException | InvalidField e) {
            return place(record).toString();
        }
    }

    private static Place place(ConsumerRecord<byte[], byte[]> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }
}

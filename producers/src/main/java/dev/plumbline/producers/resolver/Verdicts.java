package dev.plumbline.producers.resolver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestSet;
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

/** What the resolver says to one record of its topics, whatever its bytes are. */
final class Verdicts {
    private final Topics topics;
    private final RequestResolver resolver;
    private final AcceptedIndex accepted;
    private final AddedTests tests;
    private final InstantSource clock;

    Verdicts(Topics topics, RequestResolver resolver, AcceptedIndex accepted, AddedTests tests, InstantSource clock) {
        this.topics = topics;
        this.resolver = resolver;
        this.accepted = accepted;
        this.tests = tests;
        this.clock = clock;
    }

    /**
     * An {@code Accepted}, an {@code AddedTest}, a {@code Rejected}, or nothing where the same request was accepted before.
     */
    Optional<Event> on(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            Problem nothing = new Problem(Reason.MALFORMED, null, null, "no value; expected a request");
            return Optional.of(rejected(place(record).toString(), place(record), List.of(nothing)));
        }
        try {
            return record.topic().equals(topics.testRequests().name())
                    ? Optional.of(on(topics.testRequests().decode(record.value()), place(record)))
                    : on(topics.requests().decode(record.value()), place(record));
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
            return Optional.of(tests.among(resolved.accepted()));
        }
        return Optional.of(rejected(request.id(), place, ((Refused) resolution).problems()));
    }

    /** Asked again, the same is said again: it takes up what failed. */
    private Event on(TestRequest request, Place place) {
        Optional<TestSet> known = tests.named(request.task(), request.test());
        if (known.isEmpty() && tests.isFull(request.task())) {
            return rejected(request.id(), place, List.of(full(request)));
        }
        try {
            AddedTest added = resolver.resolve(request, known);
            tests.note(added);
            return added;
        } catch (UnfitData e) {
            return rejected(request.id(), place, List.of(e.problem()));
        }
    }

    private static Problem full(TestRequest request) {
        return new Problem(
                Reason.IMPOSSIBLE,
                "task",
                request.task(),
                "expected a task to which fewer than " + AddedTests.MOST + " test sets were added");
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

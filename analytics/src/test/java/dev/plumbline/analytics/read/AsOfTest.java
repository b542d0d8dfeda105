package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.service.TopicTail.Place;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A past answer is what the same events gave when no more had come. */
class AsOfTest {
    private static final List<String> PAST = List.of(
            "studies", "series", "evaluations", "points", "trends", "residuals", "comparisons", "slopes", "standings");
    private static final List<Event> EVENTS = Laboratory.study(6, 6, 3);

    @Test
    void anAnswerAsOfATimeIsTheAnswerOfThatTime() throws Exception {
        try (Served now = new Served(Told.of(EVENTS))) {
            for (int count : new int[] {1, 40, 97, EVENTS.size()}) {
                Instant at = Told.FIRST.plusSeconds(count - 1L);
                compare(now, "&asOf=" + at, EVENTS.subList(0, count));
            }
        }
    }

    @Test
    void anAnswerAsOfAnOffsetHasTheEvaluationsUpToItAndTheRunsOfItsTime() throws Exception {
        int count = 97;
        List<Event> until = EVENTS.subList(0, count);
        assertThat(until.get(count - 1)).isInstanceOf(Evaluation.class);
        long evaluations = until.stream().filter(Evaluation.class::isInstance).count();
        long offset = 2 * (evaluations - 1);
        try (Served now = new Served(Told.of(EVENTS))) {
            compare(now, "&asOfOffset=" + offset, until);
            compare(now, "&asOfOffset=" + (offset + 1), until);
        }
    }

    @Test
    void whatComesLateIsPartOfThePastFromThenOn() throws Exception {
        Evaluation late = (Evaluation) EVENTS.get(10);
        List<Event> others = EVENTS.stream().filter(event -> event != late).toList();
        Books books = Told.of(others);
        try (Served served = new Served(books)) {
            String path = "/v1/evaluations?study=demo&limit=100000&format=csv&asOf=" + Told.FIRST.plusSeconds(40);
            HttpResponse<String> before = served.get(path);
            books.on(late, new Place(500, Told.FIRST.plusSeconds(2)));
            String etag = before.headers().firstValue("etag").orElseThrow();
            assertThat(served.get(path, "if-none-match", etag).body().lines())
                    .hasSize((int) before.body().lines().count() + 1);
        }
    }

    @Test
    void aMomentThatCannotBeToldIsRefused() throws Exception {
        try (Served served = new Served(Told.of(EVENTS))) {
            assertThat(served.get("/v1/points?study=demo&asOf=2026-01-03T00:00:00Z")
                            .body())
                    .contains("asOf is '2026-01-03T00:00:00Z'; is not before now, 2026-01-02T00:00:00Z");
            assertThat(served.get("/v1/points?study=demo&asOf=yesterday").body())
                    .contains("expected a time in UTC as 2026-11-26T13:00:00Z");
            assertThat(served.get("/v1/points?study=demo&asOfOffset=9999").body())
                    .contains("lies behind the last evaluation that has been read, at 238");
            assertThat(served.get("/v1/points?asOfOffset=3").body()).contains("study must be given with asOf");
            assertThat(served.get("/v1/runs?study=demo&asOfOffset=3").statusCode())
                    .isEqualTo(400);
        }
    }

    private static void compare(Served now, String moment, List<Event> until) throws Exception {
        try (Served then = new Served(Told.of(until))) {
            for (String resource : PAST) {
                String path = "/v1/" + resource + "?study=demo&limit=100000";
                JsonNode said = then.json(path);
                assertThat(now.json(path + moment)).as(resource + moment).isEqualTo(said);
                assertThat(said.has(resource)).as(resource).isTrue();
            }
        }
    }
}

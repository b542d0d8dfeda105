package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import dev.plumbline.contracts.event.Regression.Status;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.service.Registry;
import dev.plumbline.service.TopicTail;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegressionRouteTest {
    private final Books books = new Books();
    private final Served served = new Served(books);

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void answersTheLastWordOnEachSeriesByStudyAndState() throws Exception {
        books.on(Laboratory.run("objects", 1L, 1), new TopicTail.Place(0, Instant.EPOCH));
        books.regressions().on(word("demo", 1, null), Instant.EPOCH);
        books.regressions().on(word("demo", 2, Ending.RECOVERED), Instant.EPOCH);
        books.regressions().on(word("other", 1, null), Instant.EPOCH);

        assertThat(get("/v1/regressions?study=demo").body())
                .contains("\"recovered\"")
                .doesNotContain("\"raised\"");
        assertThat(get("/v1/regressions?active=true").body())
                .contains("\"other\"")
                .doesNotContain("\"demo\"");
        assertThat(get("/v1/regressions?study=nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void hasAVersionThatChangesWithEveryWord() throws Exception {
        String before =
                served.get("/v1/regressions").headers().firstValue("etag").orElseThrow();
        books.regressions().on(word("demo", 1, null), Instant.EPOCH);

        assertThat(served.get("/v1/regressions", "if-none-match", before).statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/regressions?format=csv").body().lines().toList())
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("at,active,regression_study,"))
                .hasSize(2);
    }

    @Test
    void showsWhatLastsAndCountsWhatWasSaidSinceTheProcessBegan() {
        try (Registry registry = Registry.open()) {
            RegressionGauges gauges = new RegressionGauges(registry.meters());
            gauges.on(word("demo", 1, null), false);
            assertThat(registry.prometheus().scrape())
                    .containsPattern("plumbline_regressions_active\\{.*} 1")
                    .containsPattern("plumbline_regression_drop\\{.*} 0.02")
                    .containsPattern("plumbline_regressions_total\\{.*} 0");

            gauges.on(word("demo", 2, Ending.ACCEPTED), true);
            gauges.on(word("other", 1, null), true);
            assertThat(registry.prometheus().scrape())
                    .containsPattern("plumbline_regressions_active\\{.*study=\"demo\".*} 0")
                    .containsPattern("plumbline_regressions_total\\{.*study=\"other\".*} 1")
                    .doesNotContainPattern("plumbline_regression_drop\\{.*study=\"demo\"");
        }
    }

    static Regression word(String study, int number, @Nullable Ending ending) {
        String stage = "0".repeat(64);
        return new Regression(
                study,
                "objects",
                "camtrap",
                "new-cameras",
                TestRole.OOD_VALIDATION,
                "accuracy",
                number,
                ending == null ? Status.RAISED : Status.CLEARED,
                ending,
                new Regression.Evidence(stage, stage, 3, 30, 0.02, new Bounds(0.01, 0.03), 0.008, 500, 400, 1_000));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return served.get(path);
    }
}

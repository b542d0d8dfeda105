package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Model;
import dev.plumbline.service.TopicTail.Place;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaselineRoutesTest {
    private final Books books = Told.of(Laboratory.study(6, 6, 1));
    private final Served served = new Served(books);

    @BeforeEach
    void tell() {
        books.on(baseline(0.1, Instant.EPOCH), new Place(0, Told.FIRST.plusSeconds(40)));
        books.on(baseline(0.2, Instant.EPOCH.plusSeconds(1)), new Place(2, Told.FIRST.plusSeconds(80)));
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void listsEveryVersionAndSaysWhichStands() throws Exception {
        assertThat(served.json("/v1/baselines").get("baselines")).hasSize(2);
        assertThat(get("/v1/baselines?standing=true").body())
                .contains(baseline(0.2, Instant.EPOCH).version())
                .doesNotContain(baseline(0.1, Instant.EPOCH).version());
        assertThat(served.json("/v1/baselines?study=demo").get("baselines")).isEmpty();
    }

    @Test
    void thePastHasTheBaselineThatStoodThen() throws Exception {
        for (String path : List.of("/v1/residuals?baseline=table&", "/v1/residual-summaries?baseline=table&")) {
            String moment = path + "format=csv&study=demo&asOf=" + Told.FIRST;
            assertThat(get(moment).body().lines()).as("before any").hasSize(1);
            assertThat(get(path + "format=csv&study=demo&asOf=" + Told.FIRST.plusSeconds(60))
                            .body())
                    .contains(baseline(0.1, Instant.EPOCH).version())
                    .doesNotContain(baseline(0.2, Instant.EPOCH).version());
            assertThat(get(path + "format=csv&study=demo&asOf=" + Told.FIRST.plusSeconds(80))
                            .body())
                    .contains(baseline(0.2, Instant.EPOCH).version());
        }
    }

    @Test
    void summarisesResidualsByEpochToTheBaselineThatIsNamed() throws Exception {
        List<String> lines = get("/v1/residual-summaries?study=demo&baseline=table&by=epoch&format=csv")
                .body()
                .lines()
                .toList();

        assertThat(lines.get(0))
                .startsWith("study,task,ood,role,metric,scale,baseline,version,series,architecture,epoch");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(2 * 5)
                .allMatch(line ->
                        line.contains(",table," + baseline(0.2, Instant.EPOCH).version() + ","));
        assertThat(get("/v1/residual-summaries?study=demo").body()).contains("\"baseline\":\"from-scratch\"");
        assertThat(get("/v1/residual-summaries?study=none").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(get("/v1/residual-summaries").statusCode()).isEqualTo(400);
        assertThat(get("/v1/residual-summaries").body()).contains("study must be given");
        assertThat(get("/v1/residual-summaries?study=demo&by=seed").body())
                .contains("by is 'seed'; expected epoch, architecture, or both");
        assertThat(get("/v1/residual-summaries?study=demo&serie=x").body())
                .contains("serie is no parameter; there are after, asOf, asOfOffset, baseline, by, format, limit");
    }

    static NamedBaseline baseline(double gap, Instant at) {
        NamedBaseline.Content content = new NamedBaseline.Content(
                "table",
                NamedBaseline.Kind.IMPORTED,
                Laboratory.TASK,
                Laboratory.OOD_TEST.name(),
                "accuracy",
                "linear",
                null,
                "a table",
                "MIT");
        List<Model> models =
                List.of(new Model(0.5, 0.5 - gap, "a"), new Model(0.7, 0.7 - gap, "b"), new Model(0.9, 0.9 - gap, "c"));
        return NamedBaseline.of(content, models, "ada", at);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return served.get(path);
    }
}

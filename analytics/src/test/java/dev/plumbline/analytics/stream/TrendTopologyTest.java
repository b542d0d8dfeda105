package dev.plumbline.analytics.stream;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.evaluation;
import static dev.plumbline.analytics.points.Laboratory.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.PointJoin.Outcome;
import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.contracts.JsonFault.Kind;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTopologyTest {
    private static final Topics TOPICS = new Topics("plumbline");
    private static final String ACCURACY = "/rendered:camtrap/unseen-cameras/accuracy/logit/";

    @Test
    void followsEveryEvaluation() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            Accepted run = run("objects", 1L, 1);
            app.send(run);
            for (int epoch = 1; epoch <= 4; epoch++) {
                app.send(evaluation(run, epoch, ID_TEST, 600 + 50 * epoch));
                assertThat(app.news()).isEmpty();
                app.send(evaluation(run, epoch, OOD_TEST, 500 + 40 * epoch));

                assertThat(app.news()).hasSize(2 * 9);
                TrendState trend = app.trend("demo/objects" + ACCURACY + "pairs");

                assertThat(trend.counts().points()).isEqualTo(epoch);
                assertThat(trend.line() != null).isEqualTo(epoch >= 3);
            }
        }
    }

    @Test
    void saysEffectiveRobustnessAgainstRunsFromScratch() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            Laboratory.study(6, 1, 3).forEach(app::send);

            app.news();
            TrendState trend = app.trend("demo/objects" + ACCURACY + "pretraining");

            assertThat(trend.counts()).isEqualTo(new TrendState.Counts(5, 1, 1, 1, 0, 0, 0));
            TrendState.Robustness robustness = Objects.requireNonNull(trend.robustness());
            assertThat(robustness.value()).isBetween(0.03, 0.05);
            assertThat(robustness.noInterval()).isEqualTo("one pre-training: no interval");
            assertThat(app.trend("demo/from-scratch" + ACCURACY + "pretraining").robustness())
                    .isNull();
        }
    }

    @Test
    void aCheckpointThatStandsInTwoSeriesCountsOnceInTheBaseline() {
        List<Event> once = Laboratory.study(6, 6, 5);
        List<Event> twice = new ArrayList<>(once);
        twice.add(run("scratch-again", null, 1));
        twice.add(run("a-scratch-too", null, 2));
        String key = "demo/objects" + ACCURACY + "pretraining";

        assertThat(finalTrends(twice))
                .hasSize(4 * 2 * 9)
                .containsEntry(key, finalTrends(once).get(key));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void endsInTheSameBytesHoweverEventsComeAndRepeat(long seed) {
        List<Event> events = Laboratory.study(6, 6, 4);
        Map<String, String> expected = finalTrends(events);
        List<Event> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(10, 60));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(finalTrends(shuffled)).isEqualTo(expected).hasSize(2 * 2 * 9);
    }

    private static Map<String, String> finalTrends(List<Event> events) {
        try (TestApplication app = new TestApplication(TOPICS)) {
            events.forEach(app::send);
            app.news();
            return app.bytesOfTrends();
        }
    }

    @Test
    void rejectsWhatIsNoEventAndGoesOn() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            app.sendBytes(TOPICS.evaluations(), "not JSON".getBytes(StandardCharsets.UTF_8));
            app.sendBytes(TOPICS.accepted(), "{\"request\":{}}".getBytes(StandardCharsets.UTF_8));
            app.sendBytes(TOPICS.accepted(), null);
            app.sendAs("dev.plumbline.evaluation.v2", evaluation(run("objects", 1L, 1), 1, ID_TEST, 700));
            Laboratory.study(1, 0, 1).forEach(app::send);

            assertThat(app.news()).isNotEmpty();
            assertThat(app.counts())
                    .containsEntry("plumbline.evaluations " + Kind.MALFORMED, 1)
                    .containsEntry("plumbline.evaluations " + Kind.UNKNOWN_VERSION, 1)
                    .containsEntry("plumbline.evaluations " + Outcome.JOINED, 10)
                    .containsEntry("plumbline.accepted " + Outcome.JOINED, 1);
            List<Rejected> rejected = app.rejected();
            assertThat(rejected)
                    .extracting(Rejected::place)
                    .containsExactly(
                            new Place("plumbline.evaluations", 0, 0),
                            new Place("plumbline.accepted", 0, 0),
                            new Place("plumbline.accepted", 0, 1),
                            new Place("plumbline.evaluations", 0, 1));
            assertThat(rejected)
                    .extracting(Rejected::reason)
                    .containsExactly("malformed", "invalid", "malformed", "unknownVersion");
            assertThat(rejected.get(3).message())
                    .isEqualTo("ce_type: dev.plumbline.evaluation.v2; expected dev.plumbline.evaluation.v1");
        }
    }

    @Test
    void countsWhatIsLateWhatContradictsAndWhatIsKnown() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            Accepted run = run("objects", 1L, 1);
            app.send(run);
            app.send(run);
            app.send(evaluation(run, 1, 2, ID_TEST, 700));
            app.send(evaluation(run, 1, 2, ID_TEST, 700));
            app.send(evaluation(run, 1, 2, ID_TEST, 710));
            app.send(evaluation(run, 1, 1, ID_TEST, 700));

            assertThat(app.counts())
                    .containsOnly(
                            entry("plumbline.accepted " + Outcome.JOINED, 1),
                            entry("plumbline.accepted " + Outcome.KNOWN, 1),
                            entry("plumbline.evaluations " + Outcome.JOINED, 1),
                            entry("plumbline.evaluations " + Outcome.KNOWN, 1),
                            entry("plumbline.evaluations " + Outcome.CONFLICT, 1),
                            entry("plumbline.evaluations " + Outcome.LATE, 1));
            assertThat(app.rejected()).isEmpty();
        }
    }

    @Test
    void keepsEvaluationsOfARunThatIsNotKnownAndSaysHowMany() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            Accepted run = run("objects", 1L, 1);
            app.send(evaluation(run, 1, ID_TEST, 700));
            app.send(evaluation(run, 1, OOD_TEST, 600));

            assertThat(app.news()).isEmpty();
            assertThat(app.waiting()).isEqualTo(2);
            app.send(run);

            assertThat(app.waiting()).isZero();
            assertThat(app.news()).hasSize(2 * 9);
            assertThat(app.trend("demo/objects" + ACCURACY + "pairs").counts().points())
                    .isEqualTo(1);
        }
    }

    @Test
    void saysClaimsFirstAndTheRestInSlicesWhenTimeIsShort() {
        AtomicLong clock = new AtomicLong();
        try (TestApplication app = new TestApplication(TOPICS, () -> clock.addAndGet(200_000_000))) {
            for (int series = 0; series < 6; series++) {
                Accepted run = run("series-" + series, (long) series, series);
                app.send(run);
                app.send(evaluation(run, 1, ID_TEST, 700));
                app.send(evaluation(run, 1, OOD_TEST, 600));
            }
            Set<String> said = new TreeSet<>(app.news());

            assertThat(said.stream().filter(key -> key.endsWith("/accuracy/logit/pretraining")))
                    .hasSize(6);
            assertThat(said).hasSizeLessThan(6 * 18);
            for (int tick = 0; tick < 100; tick++) {
                said.addAll(app.news());
            }
            assertThat(said).hasSize(6 * 18);
        }
    }

    @Test
    void nothingThatItWritesComesBackToIt() {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        TrendTopology.of(TOPICS, AlarmBudget.STANDARD, TestApplication.UNCOUNTED, TestApplication.STANDING)
                .describe()
                .subtopologies()
                .stream()
                .flatMap(part -> part.nodes().stream())
                .forEach(node -> {
                    if (node instanceof TopologyDescription.Source source) {
                        read.addAll(Objects.requireNonNull(source.topicSet()));
                    } else if (node instanceof TopologyDescription.Sink sink) {
                        written.add(sink.topic());
                    }
                });

        assertThat(read)
                .containsExactly(
                        TOPICS.accepted().name(),
                        TOPICS.baselines().name(),
                        TOPICS.commands().name(),
                        TOPICS.evaluations().name());
        assertThat(written).contains(TOPICS.rejected().name()).doesNotContainAnyElementsOf(read);
    }

    @Test
    void saysEveryResidualForTheBaselineThatStands() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            Laboratory.study(6, 2, 5).forEach(app::send);
            app.rest();
            app.rest();

            List<Residual> last = app.residualsToLastBaseline("accuracy");

            assertThat(last.stream().map(Residual::eventId).distinct()).hasSize(8 * 5);
            assertThat(last.stream().filter(r -> r.series().equals("objects")).distinct())
                    .hasSize(10)
                    .allSatisfy(r -> assertThat(r.residual()).isBetween(0.0, 0.09));
            assertThat(last).allSatisfy(r -> assertThat(r.interval()).isNotNull());
        }
    }
}

package dev.plumbline.analytics.stream;

import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Model;
import dev.plumbline.contracts.event.Residual;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedBaselinesTest {
    private static final Topics TOPICS = new Topics("plumbline");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    /** Pre-trained checkpoints alone: there are no runs from scratch, and so no residuals but to named baselines. */
    private static final List<Event> STUDY = Laboratory.study(0, 3, 4);

    @Test
    void everyPointOfTheTestAndMetricHasItsResidualWhicheverComesFirst() {
        try (TestApplication before = new TestApplication(TOPICS);
                TestApplication behind = new TestApplication(TOPICS)) {
            before.send(baseline("imagenet", 0.1, AT));
            STUDY.forEach(before::send);
            STUDY.forEach(behind::send);
            behind.send(baseline("imagenet", 0.1, AT));

            List<Residual> said = behind.residuals();

            assertThat(said)
                    .hasSize(3 * 5)
                    .containsExactlyInAnyOrderElementsOf(before.residuals())
                    .allSatisfy(residual -> {
                        assertThat(residual.baseline()).isEqualTo("imagenet");
                        assertThat(residual.version())
                                .isEqualTo(baseline("imagenet", 0.1, AT).version());
                        assertThat(residual.metric()).isEqualTo("accuracy");
                        assertThat(residual.residual())
                                .isCloseTo(residual.value() - (residual.id() - 0.1), within(1e-6));
                        assertThat(residual.extrapolated()).isEqualTo(residual.id() > 0.75);
                        assertThat(residual.interval()).isNotNull();
                    });
            assertThat(said).extracting(Residual::extrapolated).contains(true, false);
        }
    }

    @Test
    void aNewVersionSupersedesAndAnOldOneThatComesLateDoesNot() {
        NamedBaseline first = baseline("imagenet", 0.1, AT);
        NamedBaseline second = baseline("imagenet", 0.2, AT.plusSeconds(1));
        try (TestApplication app = new TestApplication(TOPICS)) {
            STUDY.forEach(app::send);
            app.send(first);
            assertThat(app.residuals()).extracting(Residual::version).containsOnly(first.version());
            app.send(second);
            assertThat(app.residuals())
                    .hasSize(3 * 5)
                    .extracting(Residual::version)
                    .containsOnly(second.version());
            app.send(first);
            app.send(second);
            assertThat(app.residuals()).isEmpty();
        }
    }

    @Test
    void aBaselineOfAnotherTestHasNoResidualsHere() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            STUDY.forEach(app::send);
            app.send(baseline("other", "another-test", 0.1, AT));
            assertThat(app.residuals()).isEmpty();
        }
    }

    @Test
    void aBaselineWhoseContentIsNotItsVersionsIsRejectedAndTheStreamGoesOn() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            STUDY.forEach(app::send);
            String bytes = new String(TOPICS.baselines().encode(baseline("imagenet", 0.1, AT)), StandardCharsets.UTF_8);
            app.sendBytes(TOPICS.baselines(), bytes.replace("row-1", "row-one").getBytes(StandardCharsets.UTF_8));

            assertThat(app.rejected())
                    .singleElement()
                    .satisfies(rejected -> assertThat(rejected.message()).contains("expected what the content gives"));
            app.send(baseline("imagenet", 0.1, AT));
            assertThat(app.residuals()).hasSize(3 * 5);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void theLastResidualsAreTheSameBytesHoweverEventsComeAndRepeat(long seed) {
        List<Event> events = new ArrayList<>(Laboratory.study(6, 3, 4));
        events.add(baseline("imagenet", 0.1, AT));
        events.add(baseline("imagenet", 0.2, AT.plusSeconds(1)));
        events.add(baseline("clip", 0.05, AT));
        List<Event> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(20, events.size()));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(last(shuffled)).isEqualTo(last(events)).hasSize(9 * 5 * 2);
    }

    /** By checkpoint and named baseline. */
    private static Map<String, String> last(List<Event> events) {
        try (TestApplication app = new TestApplication(TOPICS)) {
            events.forEach(app::send);
            Map<String, String> last = new TreeMap<>();
            app.residuals().stream()
                    .filter(residual -> !residual.baseline().equals(Residual.FROM_SCRATCH))
                    .forEach(residual -> last.put(
                            residual.stage() + "/" + residual.epoch() + "/" + residual.baseline(),
                            new String(TOPICS.residuals().encode(residual), StandardCharsets.UTF_8)));
            return last;
        }
    }

    private static NamedBaseline baseline(String name, double gap, Instant at) {
        return baseline(name, OOD_TEST.name(), gap, at);
    }

    /** Nine models on OOD = ID - gap, of ID 0.35 to 0.75. */
    private static NamedBaseline baseline(String name, String ood, double gap, Instant at) {
        NamedBaseline.Content content = new NamedBaseline.Content(
                name, NamedBaseline.Kind.IMPORTED, TASK, ood, "accuracy", "linear", null, "a table", "MIT");
        List<Model> models = IntStream.range(0, 9)
                .mapToObj(i -> new Model(0.35 + 0.05 * i, 0.35 + 0.05 * i - gap, "row-" + i))
                .toList();
        return NamedBaseline.of(content, models, "ada", at);
    }
}

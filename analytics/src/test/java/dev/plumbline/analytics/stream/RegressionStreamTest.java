package dev.plumbline.analytics.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.regression.Downfall;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionStreamTest {
    private static final Topics TOPICS = new Topics("plumbline");

    @Test
    void raisesClearsAndSaysTheSameBytesAfterAReplay() {
        List<Event> log = new ArrayList<>(Downfall.runs(0, 20, 0));
        log.addAll(Downfall.runs(20, 24, 40));
        log.addAll(Downfall.runs(24, 30, 0));

        List<String> said = said(log);

        assertThat(said).hasSize(4);
        assertThat(said.subList(0, 2)).allSatisfy(word -> assertThat(word).contains("\"raised\""));
        assertThat(said.subList(2, 4))
                .allSatisfy(word -> assertThat(word).contains("\"cleared\"").contains("\"recovered\""));
        assertThat(said(log)).isEqualTo(said);
    }

    private static List<String> said(List<Event> log) {
        try (TestApplication app = new TestApplication(TOPICS)) {
            log.forEach(app::send);
            return app.bytesOfRegressions();
        }
    }

    @Test
    void saysNothingWhenTheBaselineIsFittedAnew() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            Laboratory.study(6, 0, 5).forEach(app::send);
            Downfall.runs(0, 20, 0).forEach(app::send);
            app.rest();
            String before = app.residualsToLastBaseline("accuracy").get(0).version();

            for (int seed = 50; seed < 56; seed++) {
                scratchRunsFarAbove(seed).forEach(app::send);
            }
            Downfall.runs(20, 30, 0).forEach(app::send);
            app.rest();

            assertThat(app.residualsToLastBaseline("accuracy").get(0).version()).isNotEqualTo(before);
            assertThat(app.bytesOfRegressions()).isEmpty();
        }
    }

    private static List<Event> scratchRunsFarAbove(int seed) {
        Accepted run = Laboratory.run("from-scratch", null, seed);
        List<Event> events = new ArrayList<>(List.of(run));
        for (int epoch = 1; epoch <= 2; epoch++) {
            events.add(Laboratory.evaluation(run, epoch, Laboratory.ID_TEST, 640 + 20 * epoch));
            events.add(Laboratory.evaluation(run, epoch, Laboratory.OOD_TEST, 630 + 20 * epoch));
        }
        return events;
    }

    @Test
    void anOperatorAcceptsALowerLevel() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            Downfall.runs(0, 20, 0).forEach(app::send);
            Downfall.runs(20, 25, 40).forEach(app::send);
            assertThat(app.bytesOfRegressions()).hasSize(2);

            app.send(new Command(
                    "c-1",
                    "demo/objects/rendered:camtrap/unseen-cameras/accuracy",
                    Command.Action.ACCEPT_REGRESSION,
                    null,
                    Downfall.begin(25)));

            assertThat(app.bytesOfRegressions())
                    .singleElement()
                    .satisfies(word -> assertThat(word).contains("\"accepted\""));
        }
    }
}

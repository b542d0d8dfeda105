package dev.plumbline.analytics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.points.PointJoin.Joined;
import dev.plumbline.analytics.points.PointJoin.Outcome;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.analytics.points.Versions;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import dev.plumbline.contracts.event.Regression.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RegressionsTest {
    private static final String SUBJECT = "demo/objects/rendered:camtrap/unseen-cameras/accuracy";

    private final Table<Roster> rosters = Table.inMemory();
    private final Table<Versions> scores = Table.inMemory();
    private final Table<Acceptance> acceptances = Table.inMemory();
    private final Table<Regression> words = Table.inMemory();
    private PointJoin join = new PointJoin(rosters, scores);
    private Regressions regressions = begun();

    private Regressions begun() {
        return new Regressions(AlarmBudget.STANDARD, rosters, acceptances, words);
    }

    private void restart() {
        join = new PointJoin(rosters, scores);
        regressions = begun();
        join.restore(regressions::restore);
    }

    @Test
    void saysNothingWhereNothingChanges() {
        assertThat(after(Downfall.runs(0, 40, 0))).isEmpty();
    }

    @Test
    void raisesASeriesWhoseNewRunsLieLowerAndSaysSinceWhichAndByHowMuch() {
        after(Downfall.runs(0, 20, 0));

        List<Regression> said = after(Downfall.runs(20, 25, 40));

        assertThat(said).hasSize(1);
        Regression raised = said.get(0);
        assertThat(raised.subject()).isEqualTo(SUBJECT);
        assertThat(raised.status()).isEqualTo(Status.RAISED);
        assertThat(raised.number()).isEqualTo(1);
        assertThat(raised.evidence().since())
                .isEqualTo(Downfall.run(20).finetune().id());
        assertThat(raised.evidence().reference()).isEqualTo(20);
        assertThat(raised.evidence().drop()).isCloseTo(0.04, within(0.015));
        assertThat(0.04)
                .isBetween(
                        raised.evidence().interval().lower(),
                        raised.evidence().interval().upper());
        assertThat(raised.evidence().statistic())
                .isGreaterThan(raised.evidence().threshold());
    }

    @Test
    void saysNothingOfRunsThatLieHigher() {
        after(Downfall.runs(0, 20, 0));

        assertThat(after(Downfall.runs(20, 30, -40))).isEmpty();
    }

    @Test
    void clearsItOnceThreeRunsInARowAreBack() {
        after(Downfall.runs(0, 20, 0));
        after(Downfall.runs(20, 25, 40));

        assertThat(after(Downfall.runs(25, 27, 0))).isEmpty();
        List<Regression> said = after(Downfall.runs(27, 28, 0));

        assertThat(said).extracting(Regression::status).containsExactly(Status.CLEARED);
        assertThat(said).extracting(Regression::ending).containsExactly(Ending.RECOVERED);
        assertThat(said).extracting(Regression::number).containsExactly(2);
        assertThat(after(Downfall.runs(28, 40, 0))).isEmpty();
    }

    @Test
    void clearsItAsRevisedWhenTheLowRunsAreTrainedAnewAndLieAsBefore() {
        after(Downfall.runs(0, 20, 0));
        after(Downfall.runs(20, 25, 40));

        List<Regression> said = after(Downfall.runs(20, 25, 0, 2));

        assertThat(said.get(said.size() - 1).ending()).isEqualTo(Ending.REVISED);
    }

    @Test
    void holdsNewRunsToTheLowerLevelOnceAnOperatorAcceptsIt() {
        after(Downfall.runs(0, 20, 0));
        after(Downfall.runs(20, 25, 40));

        assertThat(regressions.accept(by(Downfall.begin(25))))
                .map(Regression::ending)
                .contains(Ending.ACCEPTED);
        assertThat(regressions.accept(by(Downfall.begin(25)))).isEmpty();
        assertThat(after(Downfall.runs(25, 40, 40))).isEmpty();

        restart();
        assertThat(after(Downfall.runs(40, 50, 80)))
                .extracting(Regression::status)
                .containsExactly(Status.RAISED);
    }

    @Test
    void anAcceptanceFromBeforeTheAlarmDoesNothing() {
        after(Downfall.runs(0, 20, 0));
        assertThat(regressions.accept(by(Downfall.begin(20)))).isEmpty();

        assertThat(after(Downfall.runs(20, 25, 40)))
                .extracting(Regression::status)
                .containsExactly(Status.RAISED);
    }

    @Test
    void anAcceptanceThatNamesTheAlarmNeedsNoClockAndHoldsAfterARestart() {
        after(Downfall.runs(0, 20, 0));
        Regression raised = after(Downfall.runs(20, 25, 40)).get(0);

        assertThat(regressions.accept(naming(raised.evidence().detected())))
                .map(Regression::ending)
                .contains(Ending.ACCEPTED);
        restart();
        assertThat(after(Downfall.runs(25, 40, 40))).isEmpty();
        assertThat(after(Downfall.runs(40, 50, 80)))
                .extracting(Regression::status)
                .containsExactly(Status.RAISED);
    }

    @Test
    void anAcceptanceThatNamesARunBeforeTheAlarmOrNoneDoesNothing() {
        after(Downfall.runs(0, 20, 0));
        after(Downfall.runs(20, 25, 40));

        assertThat(regressions.accept(naming(Downfall.run(19).finetune().id()))).isEmpty();
        assertThat(regressions.accept(naming("0".repeat(64)))).isEmpty();
    }

    @Test
    void anAcceptanceOfWhatNoRunWasSeenOfIsKeptUntilThereAreSome() {
        Acceptance early = by(Downfall.begin(25));
        assertThat(regressions.outcome(early)).isEqualTo(Outcome.WAITING);
        assertThat(regressions.accept(early)).isEmpty();
        assertThat(regressions.outcome(early)).isEqualTo(Outcome.KNOWN);

        after(Downfall.runs(0, 20, 0));
        after(Downfall.runs(20, 25, 40));
        assertThat(Objects.requireNonNull(words.get(SUBJECT)).ending()).isEqualTo(Ending.ACCEPTED);
        assertThat(regressions.outcome(by(Downfall.begin(24)))).isEqualTo(Outcome.JOINED);
    }

    private static Acceptance by(Instant at) {
        return new Acceptance(SUBJECT, at, null);
    }

    private static Acceptance naming(String detected) {
        return new Acceptance(SUBJECT, null, detected);
    }

    @Test
    void aRunThatIsReadLateTakesItsPlaceByItsTime() {
        after(Downfall.runs(0, 19, 0));
        after(Downfall.runs(20, 25, 40));
        after(Downfall.runs(19, 20, 0));
        Regression late = Objects.requireNonNull(words.get(SUBJECT));

        assertThat(late.evidence().since())
                .isEqualTo(Downfall.run(20).finetune().id());
        assertThat(late.evidence().reference()).isEqualTo(20);
    }

    @Test
    void countsARunOnceAllItsEpochsAreScored() {
        after(Downfall.runs(0, 20, 0));
        List<Event> lower = Downfall.runs(20, 25, 40);
        List<Event> allButLast = new ArrayList<>();
        List<Event> last = new ArrayList<>();
        lower.forEach(event ->
                (event instanceof Evaluation e && e.checkpoint().epoch() == epochs() ? last : allButLast).add(event));

        assertThat(after(allButLast)).isEmpty();
        assertThat(after(last)).hasSize(1);
    }

    private static int epochs() {
        return Downfall.run(0).finetune().epochs();
    }

    @Test
    void saysNothingAgainOfWhatComesTwice() {
        after(Downfall.runs(0, 20, 0));
        after(Downfall.runs(20, 25, 40));

        assertThat(after(Downfall.runs(0, 20, 0))).isEmpty();
        assertThat(after(Downfall.runs(20, 25, 40))).isEmpty();
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() {
        after(Downfall.runs(0, 20, 0));
        List<Regression> raised = after(Downfall.runs(20, 25, 40));
        restart();

        List<Regression> cleared = after(Downfall.runs(25, 28, 0));

        assertThat(cleared).hasSize(1);
        assertThat(cleared.get(0).evidence()).isEqualTo(raised.get(0).evidence());
        assertThat(cleared.get(0).ending()).isEqualTo(Ending.RECOVERED);
    }

    @Test
    void aNewPretrainingOfAnArchitectureLeavesOneRunToEach() {
        RunScore first = score("a", "p1");
        RunScore again = score("b", "p1");
        RunScore other = score("c", "p2");

        assertThat(IndependentRuns.of(List.of(first, again))).containsExactly(first, again);
        assertThat(IndependentRuns.of(List.of(first, again, other))).containsExactly(first, other);
    }

    private static RunScore score(String stage, String pretraining) {
        return new RunScore(stage, "resnet8_small", pretraining, 1, 0.5, 0.4);
    }

    /** What is said of accuracy; macro F1 moves with it here. */
    private List<Regression> after(List<Event> events) {
        List<Regression> said = new ArrayList<>();
        for (Event event : events) {
            Joined joined =
                    event instanceof Accepted run ? join.join(Roster.of(run)) : join.join(Score.of((Evaluation) event));
            joined.points().forEach(point -> regressions.put(point).ifPresent(said::add));
        }
        return said.stream().filter(word -> word.metric().equals("accuracy")).toList();
    }
}

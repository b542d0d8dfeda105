package dev.plumbline.analytics.points;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.evaluation;
import static dev.plumbline.analytics.points.Laboratory.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.analytics.points.PointJoin.Joined;
import dev.plumbline.analytics.points.PointJoin.Outcome;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointJoinTest {
    private final Table<Roster> rosters = Table.inMemory();
    private final Table<Versions> scores = Table.inMemory();
    private final PointJoin join = new PointJoin(rosters, scores);
    private final Accepted run = run("objects", 1L, 1);
    private final Roster roster = Roster.of(run);
    private final Member member = Member.of(run).get(0);

    @Test
    void makesAPointOfBothScoresOfACheckpoint() {
        assertThat(join.join(roster)).isEqualTo(new Joined(Outcome.JOINED, List.of()));
        assertThat(join.join(score(evaluation(run, 2, ID_TEST, 800)))).isEqualTo(new Joined(Outcome.JOINED, List.of()));

        List<Point> points = join.join(score(evaluation(run, 2, OOD_TEST, 700))).points();

        assertThat(points)
                .extracting(Point::measure, Point::epoch, Point::series, Point::admitted)
                .containsExactly(
                        tuple(Measure.ACCURACY, 2, "objects", true), tuple(Measure.MACRO_F1, 2, "objects", true));
        assertThat(points.get(0).id()).isEqualTo(0.8);
        assertThat(points.get(0).value()).isEqualTo(0.7);
        assertThat(points.get(0).pretraining()).isEqualTo(run.finetune().parent());
    }

    @Test
    void waitsForARunThatComesAfterItsEvaluations() {
        assertThat(join.join(score(evaluation(run, 1, ID_TEST, 700))).outcome()).isEqualTo(Outcome.WAITING);
        join.join(score(evaluation(run, 1, OOD_TEST, 600)));
        join.join(score(evaluation(run, 2, ID_TEST, 800)));
        assertThat(join.waiting()).isEqualTo(3);

        assertThat(join.join(roster).points()).extracting(Point::epoch).containsExactly(1, 1);
        assertThat(join.waiting()).isZero();
    }

    @Test
    void aRunWithoutAnOodTestSetHasNoPointsAndNothingWaitsForIt() {
        join.join(new Roster(roster.stage(), List.of()));

        assertThat(join.join(score(evaluation(run, 1, ID_TEST, 700)))).isEqualTo(new Joined(Outcome.JOINED, List.of()));
        assertThat(join.waiting()).isZero();
    }

    @Test
    void aTestSetThatIsAddedLaterHasPointsInWhicheverOrderThingsCome() {
        TestSet later = new TestSet("sketch", OOD_TEST.role(), OOD_TEST.data());
        TestSet otherRole = new TestSet("other", TestRole.OOD_VALIDATION, OOD_TEST.data());
        Score id = score(evaluation(run, 1, ID_TEST, 700));
        Score ood = score(evaluation(run, 1, later, 600));
        join.join(roster);
        join.join(score(evaluation(run, 1, otherRole, 650)));
        assertThat(join.join(ood).points()).isEmpty();
        List<Point> last = join.join(id).points();
        assertThat(last)
                .extracting(Point::ood, Point::value)
                .contains(tuple("sketch", 0.6))
                .hasSize(2);

        PointJoin reversed = new PointJoin(Table.inMemory(), Table.inMemory());
        reversed.join(ood);
        reversed.join(id);
        assertThat(reversed.join(roster).points()).isEqualTo(last);
        assertThat(reversed.join(new Roster(roster.stage(), List.of(member.on("sketch"))))
                        .outcome())
                .as("a run that asks for it itself")
                .isEqualTo(Outcome.KNOWN);
        List<Point> restored = new ArrayList<>();
        new PointJoin(rosters, scores).restore(restored::add);
        assertThat(restored).isEqualTo(last);
    }

    @Test
    void restoresEveryPointAndEveryScoreThatWaits() {
        Accepted later = run("objects", 2L, 2);
        List<Point> said = new ArrayList<>();
        said.addAll(join.join(roster).points());
        for (int epoch = 1; epoch <= 3; epoch++) {
            said.addAll(join.join(score(evaluation(run, epoch, OOD_TEST, 600))).points());
            said.addAll(join.join(score(evaluation(run, epoch, ID_TEST, 700))).points());
        }
        join.join(score(evaluation(later, 1, ID_TEST, 700)));

        PointJoin again = new PointJoin(rosters, scores);
        List<Point> restored = new ArrayList<>();
        again.restore(restored::add);

        assertThat(restored).isEqualTo(said).hasSize(6);
        assertThat(again.waiting()).isEqualTo(1);
    }

    @Test
    void givesASharedStageToEachOfItsSeries() {
        Roster other = Roster.of(run("objects", 1L, 1));
        Member elsewhere = new Member(
                member.stage(),
                "other-study",
                "mine",
                member.task(),
                member.idTest(),
                member.ood(),
                member.role(),
                member.architecture(),
                member.pretraining(),
                false,
                3,
                1);
        join.join(score(evaluation(run, 1, ID_TEST, 700)));
        join.join(roster);
        join.join(new Roster(member.stage(), List.of(elsewhere)));

        assertThat(join.join(other).outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(join.join(score(evaluation(run, 1, OOD_TEST, 600))).points())
                .extracting(Point::study)
                .containsExactlyInAnyOrder("demo", "demo", "other-study", "other-study");
    }

    @Test
    void countsTheFirstOfTwoEvaluationsOfOneIdentity() {
        join.join(roster);
        join.join(score(evaluation(run, 1, ID_TEST, 700)));
        join.join(score(evaluation(run, 1, OOD_TEST, 600)));

        assertThat(join.join(score(evaluation(run, 1, OOD_TEST, 600)))).isEqualTo(new Joined(Outcome.KNOWN, List.of()));
        assertThat(join.join(score(evaluation(run, 1, OOD_TEST, 650))))
                .isEqualTo(new Joined(Outcome.CONFLICT, List.of()));
    }

    @Test
    void replacesAPointOnceBothScoresAreOfTheNextGeneration() {
        join.join(roster);
        join.join(score(evaluation(run, 1, ID_TEST, 700)));
        join.join(score(evaluation(run, 1, OOD_TEST, 600)));

        assertThat(values(join.join(score(evaluation(run, 1, 2, OOD_TEST, 500)))))
                .containsExactly(0.6, 0.7);
        assertThat(values(join.join(score(evaluation(run, 1, 2, ID_TEST, 610)))))
                .containsExactly(0.5, 0.61);
        assertThat(join.join(score(evaluation(run, 1, 2, ID_TEST, 620))).points())
                .isEmpty();
    }

    @Test
    void anEarlierGenerationThatComesLateDoesNotReplaceANewerOne() {
        join.join(roster);
        join.join(score(evaluation(run, 1, 2, ID_TEST, 610)));
        join.join(score(evaluation(run, 1, 2, OOD_TEST, 500)));

        assertThat(join.join(score(evaluation(run, 1, ID_TEST, 700))).outcome()).isEqualTo(Outcome.LATE);
        assertThat(values(join.join(score(evaluation(run, 1, OOD_TEST, 600))))).containsExactly(0.5, 0.61);
    }

    @Test
    void admitsByIdAboveTheConstantPredictorOnly() {
        join.join(roster);
        join.join(score(evaluation(run, 1, ID_TEST, 500)));
        join.join(score(evaluation(run, 2, ID_TEST, 501)));

        assertThat(join.join(score(evaluation(run, 1, OOD_TEST, 900)))
                        .points()
                        .get(0)
                        .admitted())
                .isFalse();
        assertThat(join.join(score(evaluation(run, 2, OOD_TEST, 100)))
                        .points()
                        .get(0)
                        .admitted())
                .isTrue();
    }

    @Test
    void namesTheInitialisationOfARunFromScratch() {
        assertThat(Member.of(run("scratch", null, 7)).get(0))
                .returns(true, Member::scratch)
                .returns("scratch/resnet8_small/7", Member::pretraining);
    }

    private static List<Double> values(Joined joined) {
        Point accuracy = joined.points().get(0);
        return List.of(accuracy.value(), accuracy.id());
    }

    private static Score score(Evaluation evaluation) {
        return Score.of(evaluation);
    }
}

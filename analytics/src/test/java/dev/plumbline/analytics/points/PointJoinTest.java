package dev.plumbline.analytics.points;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.evaluation;
import static dev.plumbline.analytics.points.Laboratory.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PointJoinTest {
    private final PointJoin join = new PointJoin(Table.inMemory(), Table.inMemory());
    private final Accepted run = run("objects", 1L, 1);
    private final Member member = Member.of(run).get(0);

    @Test
    void makesAPointOfBothScoresOfACheckpoint() {
        assertThat(join.join(member)).contains(List.of());
        assertThat(join.join(score(evaluation(run, 2, ID_TEST, 800)))).contains(List.of());

        List<Point> points = join.join(score(evaluation(run, 2, OOD_TEST, 700))).orElseThrow();

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
        join.join(score(evaluation(run, 1, ID_TEST, 700)));
        join.join(score(evaluation(run, 1, OOD_TEST, 600)));
        join.join(score(evaluation(run, 2, ID_TEST, 800)));

        assertThat(join.join(member).orElseThrow()).extracting(Point::epoch).containsExactly(1, 1);
    }

    @Test
    void givesASharedStageToEachOfItsSeries() {
        Member other = Member.of(run("objects", 1L, 1)).get(0);
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
                false);
        join.join(score(evaluation(run, 1, ID_TEST, 700)));
        join.join(member);
        join.join(elsewhere);

        assertThat(join.join(other)).isEmpty();
        assertThat(join.join(score(evaluation(run, 1, OOD_TEST, 600))).orElseThrow())
                .extracting(Point::study)
                .containsExactlyInAnyOrder("demo", "demo", "other-study", "other-study");
    }

    @Test
    void countsTheFirstOfTwoEqualEvaluations() {
        join.join(member);
        join.join(score(evaluation(run, 1, ID_TEST, 700)));
        join.join(score(evaluation(run, 1, OOD_TEST, 600)));

        assertThat(join.join(score(evaluation(run, 1, OOD_TEST, 650)))).isEqualTo(Optional.empty());
    }

    @Test
    void replacesAPointOnceBothScoresAreOfTheNextGeneration() {
        join.join(member);
        join.join(score(evaluation(run, 1, ID_TEST, 700)));
        join.join(score(evaluation(run, 1, OOD_TEST, 600)));

        assertThat(values(join.join(score(evaluation(run, 1, 2, OOD_TEST, 500)))))
                .containsExactly(0.6, 0.7);
        assertThat(values(join.join(score(evaluation(run, 1, 2, ID_TEST, 610)))))
                .containsExactly(0.5, 0.61);
        assertThat(join.join(score(evaluation(run, 1, 2, ID_TEST, 620)))).isEmpty();
    }

    @Test
    void admitsByIdAboveTheConstantPredictorOnly() {
        join.join(member);
        join.join(score(evaluation(run, 1, ID_TEST, 500)));
        join.join(score(evaluation(run, 2, ID_TEST, 501)));

        assertThat(join.join(score(evaluation(run, 1, OOD_TEST, 900)))
                        .orElseThrow()
                        .get(0)
                        .admitted())
                .isFalse();
        assertThat(join.join(score(evaluation(run, 2, OOD_TEST, 100)))
                        .orElseThrow()
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

    private static List<Double> values(Optional<List<Point>> points) {
        Point accuracy = points.orElseThrow().get(0);
        return List.of(accuracy.value(), accuracy.id());
    }

    private static Score score(Evaluation evaluation) {
        return Score.of(evaluation);
    }
}

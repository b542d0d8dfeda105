package dev.plumbline.analytics.points;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fine-tuning stage as a member of a series, for one OOD test set. Requests that share the stage, the series and the
 * study are one member.
 *
 * @param pretraining what its points share: the pre-training stage, the digest of the weights file that it starts from, or
 *     {@code scratch/architecture/seed}, which names one initialisation
 * @param idTest the test set that gives the ID value
 * @param role of the OOD test set
 * @param epochs after each of which the stage is scored
 * @param watchedSets the OOD test sets of this ID test set that regressions are looked for on, if this is one, else 0: they
 *     are looked for on OOD validation, and where a run has none on its OOD test sets
 */
public record Member(
        String stage,
        String study,
        String series,
        String task,
        String idTest,
        String ood,
        TestRole role,
        String architecture,
        String pretraining,
        boolean scratch,
        int epochs,
        int watchedSets) {
    /** Test sets pair with test sets, validation sets with validation sets; each OOD set with the first ID set. */
    public static List<Member> of(Accepted accepted) {
        return Stream.concat(
                        pairs(accepted, TestRole.ID_TEST, TestRole.OOD_TEST),
                        pairs(accepted, TestRole.ID_VALIDATION, TestRole.OOD_VALIDATION))
                .toList();
    }

    private static Stream<Member> pairs(Accepted accepted, TestRole idRole, TestRole oodRole) {
        return accepted.tests().stream()
                .filter(test -> test.role() == idRole)
                .limit(1)
                .flatMap(id -> accepted.tests().stream()
                        .filter(test -> test.role() == oodRole)
                        .map(ood -> member(accepted, id, ood)));
    }

    private static Member member(Accepted accepted, TestSet id, TestSet ood) {
        Request request = accepted.request();
        Stage finetune = accepted.finetune();
        return new Member(
                finetune.id(),
                request.study(),
                request.series(),
                request.finetuning().task(),
                id.name(),
                ood.name(),
                ood.role(),
                finetune.architecture(),
                pretraining(finetune),
                finetune.parent() == null && finetune.weights() == null,
                finetune.epochs(),
                ood.role() == watched(accepted) ? count(accepted, ood.role()) : 0);
    }

    private static TestRole watched(Accepted accepted) {
        return count(accepted, TestRole.OOD_VALIDATION) > 0 ? TestRole.OOD_VALIDATION : TestRole.OOD_TEST;
    }

    private static int count(Accepted accepted, TestRole role) {
        return (int)
                accepted.tests().stream().filter(test -> test.role() == role).count();
    }

    private static String pretraining(Stage finetune) {
        String parent = finetune.parent();
        String weights = finetune.weights();
        if (parent != null) {
            return parent;
        }
        return weights != null ? weights : "scratch/" + finetune.architecture() + "/" + finetune.seed();
    }

    /**
     * The same stage and series on another test set of the role: one that was added to the task after the run was accepted. Its
     * scores come all at once, long after the runs, so that no regression is looked for on it.
     */
    Member on(String test) {
        return new Member(
                stage, study, series, task, idTest, test, role, architecture, pretraining, scratch, epochs, 0);
    }

    /** Whether the score is of such a test set, as far as this member can tell. */
    boolean mayBeOn(Score score) {
        return score.task().equals(task)
                && score.role() == role
                && !score.test().equals(ood);
    }

    /** Whether regressions are looked for on this test set. */
    public boolean watched() {
        return watchedSets > 0;
    }

    boolean isSameAs(Member other) {
        return isOfSeries(other) && ood.equals(other.ood);
    }

    /** Whether both are of one series on one task, on whichever OOD test sets. */
    boolean isOfSeries(Member other) {
        return study.equals(other.study) && series.equals(other.series) && task.equals(other.task);
    }

    /** Whether {@code other} is the same and regressions are looked for on as many test sets. */
    boolean isCoveredBy(Member other) {
        return isSameAs(other) && other.watchedSets >= watchedSets;
    }

    boolean isScoredBy(Score score) {
        return score.task().equals(task)
                && (score.test().equals(idTest) || score.test().equals(ood));
    }
}

package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.producers.planner.EpochFact.Corruption;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says where stages and runs stand. It is a function of the facts: in which order they came does not matter. */
final class Deriver {
    private final Facts facts;
    private final RetryPolicy retries;

    Deriver(Facts facts, RetryPolicy retries) {
        this.facts = facts;
        this.retries = retries;
    }

    /** @param id of a stage that some run has */
    StageView stage(String id) {
        Stage stage = facts.runsOf(id).iterator().next().stage(id);
        Instant at = Instant.MIN;
        int trained = 0;
        EpochFact next = null;
        for (int epoch = 1; epoch <= stage.epochs(); epoch++) {
            EpochFact fact = facts.epoch(id, epoch);
            Instant done = fact.at();
            if (done != null) {
                trained++;
                at = Times.latest(at, done);
            }
            next = next == null && !fact.sound() ? fact : next;
        }
        Instant begun = begun(id);
        Instant retried = retried(id);
        Failed failed = next == null ? null : failed(stage, next, retried).orElse(null);
        at = Times.latest(Times.latest(at, begun), failed == null ? Instant.MIN : failed.at());
        WorkId work = next == null ? null : WorkId.training(id, next.epoch(), next.wanted());
        return new StageView(id, stage, trained, work, trained > 0 || !begun.equals(Instant.MIN), failed, retried, at);
    }

    private Instant begun(String stage) {
        Instant begun = Instant.MIN;
        for (WorkFact work : facts.worksOf(stage)) {
            if (work.work().queue() == Queue.TRAINING && work.holder() != null) {
                begun = Times.latest(begun, work.holder().at());
            }
        }
        return begun;
    }

    /** The parent of an epoch that cannot be read is retrained a few times; then it has failed itself. */
    private Optional<Failed> failed(Stage stage, EpochFact next, Instant retried) {
        Optional<Failed> corrupt = retries.exhausted(next.corruptions().stream()
                .map(Corruption::failed)
                .filter(failed -> failed.heard().isAfter(retried))
                .toList());
        WorkFact work = facts.work(WorkId.training(next.stage(), next.epoch(), next.wanted()));
        boolean fromScratch = next.epoch() == 1 && stage.parent() == null;
        return corrupt.or(() -> retries.exhausted(own(work.since(retried), fromScratch)));
    }

    /** Failures for which the work itself answers, and not the checkpoint that it reads. */
    static Collection<Failed> own(Collection<Failed> failures, boolean readsNothing) {
        return failures.stream()
                .filter(f -> readsNothing || f.failure().cause() != Failure.Cause.CORRUPT_CHECKPOINT)
                .toList();
    }

    private Instant retried(String stage) {
        Instant retried = Instant.MIN;
        for (RunFact run : facts.runsOf(stage)) {
            retried = Times.latest(retried, facts.words(run).retried());
        }
        return retried;
    }

    /** @param pretrain null: from scratch */
    RunView run(RunFact run, @Nullable StageView pretrain, StageView finetune) {
        boolean fresh = finetune.next() != null && finetune.next().epoch() == 1;
        Failed failed = pretrain != null && fresh ? pretrain.failed() : null;
        failed = failed == null ? finetune.failed() : failed;
        failed = failed == null ? evaluationFailed(run, finetune.retried()).orElse(null) : failed;
        Words words = facts.words(run);
        int evaluated = evaluated(run);
        boolean trained = finetune.trained() == finetune.stage().epochs();
        boolean begun = finetune.begun() || (pretrain != null && pretrain.begun());
        Status status = trained && evaluated == RunView.evaluations(run)
                ? Status.COMPLETED
                : open(words, failed != null, trained, begun);
        Instant at = Times.latest(words.at(), failed == null ? Instant.MIN : failed.at());
        at = Times.latest(at, pretrain == null ? Instant.MIN : pretrain.at());
        at = Times.latest(at, Times.latest(finetune.at(), lastScored(run)));
        return new RunView(
                run,
                words.priority(),
                status,
                pretrain == null ? 0 : pretrain.trained(),
                finetune.trained(),
                evaluated,
                failed == null ? null : failed.failure(),
                trouble(run, finetune.retried()).orElse(null),
                pretrain != null && fresh,
                Times.latest(run.at(), at));
    }

    /** What went wrong last with work that is to be tried again and that nobody has been given yet. */
    private Optional<Failure> trouble(RunFact run, Instant retried) {
        return Stream.concat(
                        run.pretrain() == null ? Stream.of() : facts.worksOf(run.pretrain()).stream(),
                        facts.worksOf(run.finetune()).stream()
                                .filter(work -> work.work().test() == null
                                        || run.asksFor(work.work().test())))
                .filter(work -> !work.outstanding() && !facts.done(work.work()))
                .flatMap(work -> work.since(retried).stream())
                .max(Comparator.comparing(Failed::heard)
                        .thenComparing(failed -> failed.failure().message()))
                .map(Failed::failure);
    }

    /** The state of a run that lacks a result. */
    private static Status open(Words words, boolean failed, boolean trained, boolean begun) {
        if (words.cancelled()) {
            return Status.CANCELLED;
        }
        if (failed) {
            return Status.FAILED;
        }
        if (words.paused()) {
            return Status.PAUSED;
        }
        if (trained) {
            return Status.EVALUATING;
        }
        return begun ? Status.TRAINING : Status.WAITING;
    }

    private int evaluated(RunFact run) {
        int evaluated = 0;
        for (int epoch = 1; epoch <= run.accepted().finetune().epochs(); epoch++) {
            EpochFact fact = facts.epoch(run.finetune(), epoch);
            for (TestSet test : run.accepted().tests()) {
                evaluated += fact.scored(run.keyOf(test)) ? 1 : 0;
            }
        }
        return evaluated;
    }

    private Instant lastScored(RunFact run) {
        Instant last = Instant.MIN;
        for (int epoch = 1; epoch <= run.accepted().finetune().epochs(); epoch++) {
            Instant scored = facts.epoch(run.finetune(), epoch).scoredAt();
            last = scored == null ? last : Times.latest(last, scored);
        }
        return last;
    }

    private Optional<Failed> evaluationFailed(RunFact run, Instant retried) {
        return facts.worksOf(run.finetune()).stream()
                .filter(work ->
                        work.work().test() != null && run.asksFor(work.work().test()))
                .filter(work -> !facts.done(work.work()))
                .flatMap(work -> retries.exhausted(own(work.since(retried), false)).stream())
                .min(Comparator.comparing(Failed::at)
                        .thenComparing(failed -> failed.failure().message()));
    }
}

package dev.plumbline.producers.planner;

import static dev.plumbline.contracts.event.Command.Action.CANCEL;
import static dev.plumbline.contracts.event.Command.Action.PAUSE;
import static dev.plumbline.contracts.event.Command.Action.PRIORITISE;
import static dev.plumbline.contracts.event.Command.Action.RESUME;
import static dev.plumbline.contracts.event.Command.Action.RETRY;

import dev.plumbline.contracts.event.Command;
import dev.plumbline.producers.planner.CommandFact.Word;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The operators' words that bear on one run: of two, the later counts, whether it named the run or its study. Cancelling
 * a study means the runs accepted by then; pausing and priority hold for later runs too. A retry takes back a cancel
 * that is no more specific than itself.
 */
record Words(RunFact run, CommandFact ofRun, CommandFact ofStudy) {
    boolean cancelled() {
        Word study = studyCancel();
        long retriedRun = order(ofRun.word(RETRY));
        return order(ofRun.word(CANCEL)) > retriedRun
                || order(study) > Math.max(retriedRun, order(ofStudy.word(RETRY)));
    }

    boolean paused() {
        return order(last(PAUSE)) > order(last(RESUME));
    }

    int priority() {
        Word word = last(PRIORITISE);
        Integer said = word == null ? null : word.priority();
        return said == null ? run.accepted().request().priority() : said;
    }

    /** Failures up to here are forgiven. */
    Instant retried() {
        return Times.latest(heard(ofRun.word(RETRY)), heard(ofStudy.word(RETRY)));
    }

    /** When the last word that can change the run's state was said. */
    Instant at() {
        Instant at = Times.latest(at(studyCancel()), at(ofRun.word(CANCEL)));
        for (Command.Action action : new Command.Action[] {PAUSE, RESUME, RETRY}) {
            at = Times.latest(at, at(last(action)));
        }
        return at;
    }

    private @Nullable Word studyCancel() {
        Word word = ofStudy.word(CANCEL);
        return word == null || word.heard().isBefore(run.heard()) ? null : word;
    }

    private @Nullable Word last(Command.Action action) {
        Word a = ofRun.word(action);
        Word b = ofStudy.word(action);
        return order(a) >= order(b) ? a : b;
    }

    private static long order(@Nullable Word word) {
        return word == null ? -1 : word.order();
    }

    private static Instant at(@Nullable Word word) {
        return word == null ? Instant.MIN : word.at();
    }

    private static Instant heard(@Nullable Word word) {
        return word == null ? Instant.MIN : word.heard();
    }
}

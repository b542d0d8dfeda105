package dev.plumbline.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackfillWatchTest {
    private static final String TASK = "pacs:photo->cartoon";

    private final BackfillWatch watch =
            new BackfillWatch(new TestRequest("mine", TASK, "sketch", TestRole.OOD_TEST, "pacs:sketch"));

    private static AddedTest added(String request) {
        TestSet test = new TestSet("sketch", TestRole.OOD_TEST, new DataRef("pacs", "0".repeat(64), 7, 3));
        return new AddedTest(request, TASK, test);
    }

    private static BackfillState state(String request, int done, int failed, @Nullable String waiting) {
        Failure failure = failed > 0 ? new Failure(Failure.Cause.DATA, "no image 3", null) : null;
        return new BackfillState(
                TASK, "sketch", TestRole.OOD_TEST, request, 8, done, 1, failed, waiting, failure, Instant.EPOCH);
    }

    @Test
    void whatWasSaidOfEarlierRequestsIsNoAnswer() {
        watch.on(added("earlier"));
        watch.on(state("earlier", 7, 0, null));
        assertThat(watch.answered()).isFalse();
        assertThat(watch.state()).isEmpty();
        watch.on(added("mine"));
        assertThat(watch.answered()).isTrue();
        watch.on(state("mine", 3, 0, null));
        watch.on(state("later", 4, 0, null));
        assertThat(watch.state()).map(BackfillState::done).contains(4);
    }

    @Test
    void aRefusalIsAnAnswer() {
        Rejected refusal = new Rejected(
                "mine",
                new Place("plumbline.tests.requests", 0, 3),
                "unknown",
                "on",
                "pacs:sketch",
                "on: pacs:sketch; expected",
                Instant.EPOCH);
        watch.on(refusal);
        assertThat(watch.answered()).isTrue();
        assertThat(watch.refusal()).contains(refusal);
    }

    @Test
    void aLineSaysWhatIsDoneWhatIsNotToBeHadAndHowLongTheRestTakes() {
        assertThat(BackfillLine.line(state("mine", 3, 0, null), Duration.ofSeconds(75)))
                .isEqualTo("sketch  3/8 scored, 1 collected   ETA 1:15");
        assertThat(BackfillLine.line(state("mine", 3, 2, "no evaluator"), Duration.ofSeconds(75)))
                .isEqualTo("sketch  3/8 scored, 1 collected, 2 failed   no evaluator");
    }

    @Test
    void elsewhereThanOnATerminalALineIsPrintedWhenItHasChanged() {
        StringWriter out = new StringWriter();
        long[] now = {0};
        BackfillLine line = new BackfillLine(new PrintWriter(out), false, () -> now[0]);
        line.show(state("mine", 1, 0, null));
        line.show(state("mine", 1, 0, null));
        now[0] = 10_000_000_000L;
        line.show(state("mine", 3, 0, null));
        line.end();
        assertThat(out.toString().lines())
                .containsExactly("sketch  1/8 scored, 1 collected", "sketch  3/8 scored, 1 collected   ETA 0:20");
    }
}

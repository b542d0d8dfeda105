package dev.plumbline.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.variant.Variant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Request SCRATCH = request("scratch", false);
    private static final Request OBJECTS = request("objects", true);
    private static final DataRef DATA = new DataRef("rendered:objects", "0".repeat(64), 100, 10);
    private static final Stage PRETRAIN = stage(StageKind.PRETRAIN, 4, null);

    private final AtomicLong nanos = new AtomicLong();
    private final Watch watch = new Watch(List.of(SCRATCH, OBJECTS), nanos::get);

    @Test
    void requestsWaitUntilSomethingIsHeardOfThem() {
        assertThat(watch.ended()).isFalse();
        assertThat(watch.overview().runs()).extracting(RunLine::status).containsOnly(Status.WAITING);
        assertThat(watch.overview().fraction()).isZero();
    }

    @Test
    void aRunTellsItsEpochItsPaceAndWhatIsLeft() {
        watch.on(accepted(OBJECTS));
        watch.on(state(OBJECTS, Status.TRAINING, 1, 0));
        watch.on(heartbeat(PRETRAIN, 2, 50, 25));
        RunLine line = watch.overview().runs().get(1);
        assertThat(line.phase()).isEqualTo("pre-training");
        assertThat(line.epoch()).isEqualTo(2);
        assertThat(line.epochs()).isEqualTo(4);
        assertThat(line.fraction()).isEqualTo(150 / 600.0);
        assertThat(line.left()).isEqualTo(Duration.ofSeconds(450 / 25));
    }

    @Test
    void aSharedPretrainingCountsOnceInTheWhole() {
        Request other = request("objects-again", true);
        Watch both = new Watch(List.of(OBJECTS, other), nanos::get);
        both.on(accepted(OBJECTS));
        both.on(accepted(other));
        both.on(state(OBJECTS, Status.TRAINING, 4, 0));
        both.on(state(other, Status.WAITING, 4, 0));
        assertThat(both.overview().fraction()).isEqualTo(400 / 600.0);
    }

    @Test
    void theWholeIsEstimatedFromThePaceSoFar() {
        watch.on(accepted(OBJECTS));
        watch.on(state(OBJECTS, Status.TRAINING, 1, 0));
        assertThat(watch.overview().left()).isNull();
        nanos.set(Duration.ofSeconds(10).toNanos());
        watch.on(state(OBJECTS, Status.TRAINING, 2, 0));
        assertThat(watch.overview().left()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void itEndsWhenEveryRequestIsCompletedOrRefused() {
        watch.on(new Rejected(
                SCRATCH.id(),
                new Place("plumbline.requests", 0, 3),
                "unknown",
                "finetuning.task",
                "t",
                "expected u",
                Instant.EPOCH));
        assertThat(watch.ended()).isFalse();
        watch.on(accepted(OBJECTS));
        watch.on(state(OBJECTS, Status.COMPLETED, 4, 2));
        assertThat(watch.ended()).isTrue();
        assertThat(watch.refusals()).hasSize(1);
        assertThat(watch.failures()).isEmpty();
        assertThat(watch.completed()).containsExactly(OBJECTS.id());
    }

    @Test
    void othersRunsAreNotWatched() {
        Watch none = new Watch(List.of(SCRATCH), nanos::get);
        none.on(accepted(OBJECTS));
        none.on(state(OBJECTS, Status.FAILED, 0, 0));
        assertThat(none.overview().runs()).hasSize(1);
        assertThat(none.failures()).isEmpty();
    }

    @Test
    void aTerminalHasALineForEachRunCutToItsWidth() {
        watch.on(accepted(OBJECTS));
        watch.on(state(OBJECTS, Status.TRAINING, 1, 0));
        watch.on(heartbeat(PRETRAIN, 2, 50, 25));
        StringWriter text = new StringWriter();
        LiveBoard board = new LiveBoard(new PrintWriter(text));
        board.show(watch.overview(), new Terminal.Size(24, 120));
        board.show(watch.overview(), new Terminal.Size(24, 40));
        String[] frames = text.toString().split("\033\\[J", -1);
        assertThat(frames[0])
                .contains("objects", "pre-training  2/4", "25 images/s", "ETA 0:18", "waiting", "0/2 runs ended");
        assertThat(frames[1]).startsWith("\033[3A");
        assertThat(frames[1].lines())
                .allSatisfy(line -> assertThat(
                                line.replaceAll("\033\\[[0-9]*[A-Z]", "").replace("\r", ""))
                        .hasSizeLessThan(40));
    }

    @Test
    void aNarrowTerminalShowsTheEpochAndTheTimeLeftRatherThanABar() {
        watch.on(accepted(OBJECTS));
        watch.on(state(OBJECTS, Status.TRAINING, 1, 0));
        watch.on(heartbeat(PRETRAIN, 2, 50, 25));
        assertThat(LiveBoard.lines(watch.overview(), new Terminal.Size(24, 80)))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80))
                .anySatisfy(line -> assertThat(line).contains("pre-training  2/4", "ETA 0:18"));
    }

    @Test
    void whereThereIsNoRoomForAllTheRestIsCounted() {
        watch.on(accepted(OBJECTS));
        watch.on(state(OBJECTS, Status.TRAINING, 1, 0));
        assertThat(LiveBoard.lines(watch.overview(), new Terminal.Size(4, 80)))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("and 1 more"));
    }

    @Test
    void aLogHasALineOnlyWhenSomethingChanged() {
        StringWriter text = new StringWriter();
        PlainLog log = new PlainLog(new PrintWriter(text));
        log.show(watch.overview(), Terminal.USUAL);
        log.show(watch.overview(), Terminal.USUAL);
        watch.on(accepted(OBJECTS));
        watch.on(state(OBJECTS, Status.TRAINING, 1, 0));
        log.show(watch.overview(), Terminal.USUAL);
        assertThat(text.toString().lines()).hasSize(2);
    }

    @Test
    void aTerminalsSizeIsWhatSttySays() {
        assertThat(Terminal.parse("50 132")).isEqualTo(new Terminal.Size(50, 132));
        assertThat(Terminal.parse("")).isEqualTo(Terminal.USUAL);
        assertThat(Terminal.parse("0 0")).isEqualTo(Terminal.USUAL);
    }

    private static Request request(String series, boolean pretrained) {
        Pretraining pretraining =
                pretrained ? new Pretraining("rendered:objects", Variant.all(), "small/pretrain", 4, 0) : null;
        return Request.named("s", series, "resnet8_small", pretraining, new Finetuning("t", "small/finetune", 2, 0), 0);
    }

    private static Stage stage(StageKind kind, int epochs, @Nullable String parent) {
        return new Stage(
                kind,
                "resnet8_small",
                DATA,
                Recipes.builtIn().named("recipe", "small/finetune").withEpochs(epochs),
                0,
                parent);
    }

    private static Accepted accepted(Request request) {
        return new Accepted(request, PRETRAIN, stage(StageKind.FINETUNE, 2, PRETRAIN.id()), null, List.of());
    }

    private static RunState state(Request request, Status status, int pretrained, int finetuned) {
        return new RunState(
                request.id(),
                "s",
                request.series(),
                "resnet8_small",
                status,
                PRETRAIN.id(),
                pretrained,
                4,
                stage(StageKind.FINETUNE, 2, PRETRAIN.id()).id(),
                finetuned,
                2,
                0,
                8,
                null,
                Instant.EPOCH);
    }

    private static Heartbeat heartbeat(Stage stage, int epoch, long done, double pace) {
        Heartbeat.Progress item =
                new Heartbeat.Progress("train/" + stage.id() + "/" + epoch + "/1", 1, done, 100, pace);
        return new Heartbeat("w", Heartbeat.Kind.TRAINER, 2, "cpu", List.of(), List.of(item), false, Instant.EPOCH);
    }
}

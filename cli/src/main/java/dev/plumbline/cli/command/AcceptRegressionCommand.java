package dev.plumbline.cli.command;

import dev.plumbline.analytics.read.RegressionBook;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.RegressionTable;
import dev.plumbline.cli.reading.KnownValues;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.contracts.event.Command.Action;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.TopicTail;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline regressions accept}. */
@Command(
        name = "accept",
        description =
                "Clears a regression that lasts and holds new runs to the level of the runs since: what came before counts no"
                        + " more. What has no regression that lasts is refused.")
final class AcceptRegressionCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MS = 50;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY/SERIES/TASK/OOD/METRIC",
            description = "What regressed, as 'plumbline regressions' names it.")
    private String subject = "";

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws InterruptedException {
        KafkaSettings settings = kafka.settings("regressions-accept");
        Regression raised = raised(settings);
        InstantSource clock = InstantSource.system();
        var command = new dev.plumbline.contracts.event.Command(
                UUID.randomUUID().toString(),
                subject,
                Action.ACCEPT_REGRESSION,
                null,
                clock.instant(),
                raised.evidence().detected());
        RegressionBook book = new RegressionBook();
        TopicTail.Listeners listeners =
                new TopicTail.Listeners().onTimed(settings.topics().regressions(), book::on);
        try (Publisher publisher = Publisher.open(settings, "plumbline/regressions", clock)) {
            publisher.publish(settings.topics().commands(), command);
        }
        try (TopicTail tail = TopicTail.start(settings, "accepting", listeners)) {
            if (!tail.awaitCaughtUp(PATIENCE) || !isCleared(book)) {
                throw new IllegalStateException("analytics has said nothing of it within " + PATIENCE.toSeconds()
                        + " s: the command lies in "
                        + settings.topics().commands().name()
                        + ", and once analytics runs it accepts the alarm that run "
                        + raised.evidence().detected() + " raised, if that run still raises one");
            }
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        RegressionTable.print(book.words(word -> word.regression().subject().equals(subject)), out);
        out.flush();
        return 0;
    }

    /** Waits until the last word on it is that it is over, whatever that word's number. */
    private boolean isCleared(RegressionBook book) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!book.words(word -> word.active() && word.regression().subject().equals(subject))
                .isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        return true;
    }

    /** The word that raised what lasts. */
    private Regression raised(KafkaSettings settings) throws InterruptedException {
        RegressionBook book = new RegressionBook();
        Readings.read(
                settings, new TopicTail.Listeners().onTimed(settings.topics().regressions(), book::on));
        List<Regression> active = book.words(RegressionBook.Word::active).stream()
                .map(RegressionBook.Word::regression)
                .toList();
        return active.stream()
                .filter(regression -> regression.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(subject + " has no regression that lasts; there are "
                        + KnownValues.sentence(
                                active.stream().map(Regression::subject).toList())));
    }
}

package dev.plumbline.cli.command;

import dev.plumbline.analytics.read.RegressionBook;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.RegressionTable;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.contracts.event.Command.Action;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.TopicTail;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
                "Clears a regression and holds new runs to the level of the runs since: what came before counts no more.")
final class AcceptRegressionCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 30;

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
        int raised = raised(settings);
        InstantSource clock = InstantSource.system();
        var command = new dev.plumbline.contracts.event.Command(
                UUID.randomUUID().toString(), subject, Action.ACCEPT_REGRESSION, null, clock.instant());
        RegressionBook book = new RegressionBook();
        CountDownLatch cleared = new CountDownLatch(1);
        TopicTail.Listeners listeners = new TopicTail.Listeners()
                .onTimed(settings.topics().regressions(), (word, at) -> {
                    book.on(word, at);
                    if (word.subject().equals(subject)
                            && word.number() > raised
                            && word.status() == Regression.Status.CLEARED) {
                        cleared.countDown();
                    }
                });
        try (Publisher publisher = Publisher.open(settings, "plumbline/regressions", clock)) {
            publisher.publish(settings.topics().commands(), command);
        }
        try (TopicTail tail = TopicTail.start(settings, "accepting", listeners)) {
            if (!tail.awaitCaughtUp(java.time.Duration.ofSeconds(PATIENCE_SECONDS))
                    || !cleared.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("analytics has not acted on it within " + PATIENCE_SECONDS
                        + " s: the command lies in "
                        + settings.topics().commands().name()
                        + " and takes effect when analytics runs");
            }
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        RegressionTable.print(book.words(word -> word.regression().subject().equals(subject)), out);
        out.flush();
        return 0;
    }

    /** The number of the word that raised what lasts. */
    private int raised(KafkaSettings settings) throws InterruptedException {
        RegressionBook book = new RegressionBook();
        Readings.read(
                settings, new TopicTail.Listeners().onTimed(settings.topics().regressions(), book::on));
        List<Regression> active = book.words(RegressionBook.Word::active).stream()
                .map(RegressionBook.Word::regression)
                .toList();
        return active.stream()
                .filter(regression -> regression.subject().equals(subject))
                .mapToInt(Regression::number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(subject + " has no regression that lasts; there are "
                        + active.stream().map(Regression::subject).toList()));
    }
}

package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.AnalyticsOptions;
import dev.plumbline.analytics.AnalyticsRole;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.service.HttpAddress;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.Registry;
import dev.plumbline.service.RoleHost;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A series that gets worse twice, and an operator who accepts it: by the topic, the read API and the commands. */
@ExtendWith(SharedBroker.class)
class RegressionCommandsIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String SUBJECT = "s/scratch/t/ood-test/accuracy";
    private static final int EPOCHS = 5;

    /** The evaluators' clock is ahead of the operator's by this much. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void aDropIsRaisedShownAcceptedAndTheNextOneToo(TestKafka kafka) throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix());
        new Installation(settings).create();
        Terminal terminal = new Terminal(kafka);
        try (Registry registry = Registry.open();
                RoleHost host = start(settings, registry)) {
            assertThat(terminal.refusal("regressions", "accept", SUBJECT))
                    .contains(SUBJECT + " has no regression that lasts; there are none");
            assertThat(terminal.run("regressions")).contains("from its seventh run on");
            publish(settings, 0, 20, 0);
            publish(settings, 20, 25, 40);
            awaitActive(host.uri(), true);
            assertThat(terminal.json("regressions", "--study", "s", "--active").findValuesAsText("metric"))
                    .contains("accuracy");
            assertThat(accept(terminal)).containsPattern(SUBJECT + " +accepted");
            awaitActive(host.uri(), false);

            publish(settings, 25, 45, 40);
            publish(settings, 45, 50, 80);
            awaitActive(host.uri(), true);
            assertThat(accept(terminal)).containsPattern(SUBJECT + " +accepted");
            awaitActive(host.uri(), false);
        }
    }

    private RoleHost start(KafkaSettings settings, Registry registry) throws Exception {
        AnalyticsRole role =
                new AnalyticsRole(settings, AnalyticsOptions.in(directory), registry.meters(), Clock.systemUTC());
        return RoleHost.start(HttpAddress.loopback(0), registry.prometheus(), List.of(role));
    }

    private static String accept(Terminal terminal) {
        return terminal.run("regressions", "accept", SUBJECT);
    }

    /** Polls the read API for whether the accuracy's regression lasts. */
    private void awaitActive(URI uri, boolean active) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/v1/regressions?study=s&active=" + active))
                .build();
        long deadline = System.nanoTime() + LONG.toNanos();
        String answer = "";
        while (!answer.contains("\"metric\":\"accuracy\"")) {
            assertThat(System.nanoTime())
                    .as("no regression of %s that is active: %s; last answer %s", SUBJECT, active, answer)
                    .isLessThan(deadline);
            Thread.sleep(20);
            answer = client.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** Runs {@code first} to {@code end - 1}, one after the other, which lie lower by so many of 1,000 images. */
    private static void publish(KafkaSettings settings, int first, int end, int lower) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        try (Publisher publisher = Publisher.open(settings, "test", clock)) {
            for (int index = first; index < end; index++) {
                SplittableRandom random = new SplittableRandom(index);
                Accepted run = ScratchRuns.run("scratch", EPOCHS, index);
                publisher.publish(settings.topics().accepted(), run);
                int effect = (int) Math.round(8 * random.nextGaussian()) - lower;
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    int id = 620 + 20 * epoch + random.nextInt(60);
                    for (Evaluation score : ScratchRuns.scores(
                            run, epoch, id, id - 150 + effect, clock.instant().plus(AHEAD))) {
                        publisher.publish(settings.topics().evaluations(), score);
                    }
                }
            }
        }
    }
}

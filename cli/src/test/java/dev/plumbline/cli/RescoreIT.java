package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.rescoring.KeptTestSet;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.TopicTail;
import dev.plumbline.service.Transaction;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code plumbline rescore} with a broker and a store, and no engine. */
@ExtendWith(SharedBroker.class)
class RescoreIT {
    @TempDir
    private Path directory;

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsOldAndNewScoresPublishesThemAndSaysWhatIsMissing(TestKafka kafka) throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix());
        new Installation(settings).create();
        KeptTestSet kept = KeptTestSet.in(new DirectoryStore(directory.resolve("store")));
        Evaluation id = kept.evaluation("id-test", TestRole.ID_TEST, KeptTestSet.mistaken());
        Evaluation ood = kept.evaluation("ood-test", TestRole.OOD_TEST, kept.labels());
        publish(settings, id, ood);
        Path map =
                Files.writeString(directory.resolve("map.csv"), "class,maps_to\ncat,animal\ndog,animal\ncar,thing\n");

        assertThat(rescore(settings, "--metric", "accuracy", "--class-map", map.toString(), "--publish"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("id-test", "0.3333", "1.0000");
        List<Evaluation> all = read(settings, 4);
        assertThat(all).hasSize(4);
        assertThat(all.subList(2, 4)).allSatisfy(event -> {
            assertThat(event.metricVersion()).isEqualTo(2);
            assertThat(event.accuracy()).isEqualTo(1);
            assertThat(event.counts().support()).containsExactly(20L, 10L);
            assertThat(event.classMap()).hasSize(64);
        });

        out.getBuffer().setLength(0);
        assertThat(rescore(settings, "--metric", "accuracy", "--format", "csv")).isZero();
        assertThat(out.toString()).contains(",id-test,idTest,accuracy,", ",ood-test,oodTest,accuracy,");

        Files.delete(kept.file(ood));
        out.getBuffer().setLength(0);
        assertThat(rescore(settings, "--metric", "macroF1", "--publish", "--format", "json"))
                .isEqualTo(1);
        assertThat(Json.events().readTree(out.toString()).findValuesAsText("fault"))
                .singleElement()
                .asString()
                .contains("the predictions are gone");
        assertThat(err.toString()).contains("nothing is published: 1 of 2");
        assertThat(read(settings, 4)).hasSize(4);
    }

    @Test
    void ofTwoAtOnceTheOneThatBeganFirstPublishesNothing(TestKafka kafka) throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix() + ".two");
        new Installation(settings).create();
        KeptTestSet kept = KeptTestSet.in(new DirectoryStore(directory.resolve("store")));
        Evaluation id = kept.evaluation("id-test", TestRole.ID_TEST, KeptTestSet.mistaken());
        publish(settings, id);

        try (Transaction first = Transaction.open(settings, "plumbline/rescore")) {
            assertThat(rescore(settings, "--metric", "accuracy", "--publish"))
                    .as(err.toString())
                    .isZero();
            assertThatThrownBy(() -> first.publish(
                            settings.topics().evaluations(),
                            List.of(id),
                            Clock.systemUTC().instant()))
                    .hasMessage("Kafka did not take 1 events for topic " + settings.prefix()
                            + ".evaluations, and readers get none of them: another plumbline/rescore began meanwhile");
        }
        assertThat(read(settings, 2)).extracting(Evaluation::metricVersion).containsExactly(1, 2);
    }

    private int rescore(KafkaSettings settings, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "rescore",
                "--bootstrap-servers",
                settings.bootstrapServers(),
                "--topic-prefix",
                settings.prefix(),
                "--store",
                directory.resolve("store").toString()));
        arguments.addAll(List.of(options));
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments.toArray(String[]::new));
    }

    private static void publish(KafkaSettings settings, Evaluation... events) throws InterruptedException {
        try (Publisher publisher = Publisher.open(settings, "plumbline/test", Clock.systemUTC())) {
            for (Evaluation event : events) {
                publisher.publish(settings.topics().evaluations(), event);
            }
        }
    }

    /** All of them, once there are so many: a transaction's end reaches readers a moment after it was committed. */
    private static List<Evaluation> read(KafkaSettings settings, int count) throws InterruptedException {
        List<Evaluation> events = Collections.synchronizedList(new ArrayList<>());
        TopicTail.Listeners listeners =
                new TopicTail.Listeners().on(settings.topics().evaluations(), events::add);
        try (TopicTail tail = TopicTail.start(settings, "test", listeners)) {
            assertThat(tail.awaitCaughtUp(WITHIN)).isTrue();
            for (long deadline = System.nanoTime() + WITHIN.toNanos(); events.size() < count; ) {
                assertThat(System.nanoTime()).as("%s", events).isLessThan(deadline);
                Thread.sleep(20);
            }
        }
        return List.copyOf(events);
    }
}

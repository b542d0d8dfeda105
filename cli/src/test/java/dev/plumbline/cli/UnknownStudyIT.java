package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mistyped study is told from one that has nothing yet. */
@ExtendWith(SharedBroker.class)
class UnknownStudyIT {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("trends"),
            List.of("trends", "--format", "json"),
            List.of("export"),
            List.of("export", "--what", "trends"),
            List.of("compare"),
            List.of("residuals"),
            List.of("rates"),
            List.of("regressions", "--active"),
            List.of("figure", "nowhere.svg"),
            List.of("baseline", "freeze", "--series", "r", "--name", "n"),
            List.of("rescore", "--metric", "accuracy"));

    @Test
    void theStudiesThatThereAreAreNamed(TestKafka kafka) throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix());
        new Installation(settings).create();
        Terminal terminal = new Terminal(kafka);
        assertThat(refusal(terminal, List.of("trends"), "nope")).endsWith("there are none: no run was accepted yet\n");
        try (Publisher publisher = Publisher.open(settings, "test", Clock.systemUTC())) {
            publisher.publish(settings.topics().accepted(), ScratchRuns.run("scratch", 1, 1));
        }

        for (List<String> command : COMMANDS) {
            assertThat(refusal(terminal, command, "nope"))
                    .as(String.join(" ", command))
                    .isEqualToIgnoringNewLines(
                            "plumbline: --study: nope; expected a study with an accepted run; there are s");
        }
        assertThat(refusal(terminal, List.of("trends"), "s")).contains("study s has no trends yet");
        assertThat(refusal(terminal, List.of("export"), "s")).contains("study s has no such points yet");
    }

    private static String refusal(Terminal terminal, List<String> command, String study) {
        return terminal.refusal(
                Stream.concat(command.stream(), Stream.of("--study", study)).toArray(String[]::new));
    }
}

package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.testing.TestKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Commands as a person types them, on a test's broker; each must succeed. */
record Terminal(TestKafka kafka) {
    String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(Main.execute(
                        command,
                        and(
                                arguments,
                                "--bootstrap-servers",
                                kafka.bootstrapServers(),
                                "--topic-prefix",
                                kafka.prefix())))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    JsonNode json(String... arguments) throws Exception {
        return Json.events().readTree(run(and(arguments, "--format", "json")));
    }

    private static String[] and(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }
}

package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.testing.TestKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Commands as a person types them, on a test's broker. */
record Terminal(TestKafka kafka) {
    /** What a command prints that must succeed. */
    String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(execute(out, err, arguments)).as(err.toString()).isZero();
        return out.toString();
    }

    /** What a command that must succeed says beside what it prints. */
    String remarks(String... arguments) {
        StringWriter err = new StringWriter();
        assertThat(execute(new StringWriter(), err, arguments))
                .as(err.toString())
                .isZero();
        return err.toString();
    }

    /** What a command says against itself that must fail. */
    String refusal(String... arguments) {
        StringWriter err = new StringWriter();
        assertThat(execute(new StringWriter(), err, arguments)).isNotZero();
        return err.toString();
    }

    private int execute(StringWriter out, StringWriter err, String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.execute(
                command,
                and(arguments, "--bootstrap-servers", kafka.bootstrapServers(), "--topic-prefix", kafka.prefix()));
    }

    JsonNode json(String... arguments) throws Exception {
        return Json.events().readTree(run(and(arguments, "--format", "json")));
    }

    private static String[] and(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }
}

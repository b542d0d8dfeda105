package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.catalogue.Architectures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ArchitecturesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsALineForEachArchitectureUnderAHeader() {
        assertThat(run("architectures")).isZero();
        assertThat(out.toString())
                .hasLineCount(1 + Architectures.all().size())
                .containsPattern("name +family +parameters +buffers +smallest +usual")
                .containsPattern("alexnet +alexnet +61100840 +0 +63 +224");
    }

    @Test
    void countsTheHeadOfAsManyClassesAsAreGiven() throws IOException {
        assertThat(run("architectures", "--classes", "10", "--format", "json")).isZero();
        JsonNode rows = Json.events().readTree(out.toString());
        assertThat(rows).extracting(row -> row.path("name").asText()).isEqualTo(Architectures.names());
        JsonNode resnet18 = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("name").asText().equals("resnet18"))
                .findFirst()
                .orElseThrow();
        assertThat(resnet18).isEqualTo(Json.events().readTree("""
                                {"name": "resnet18", "family": "resnet", "parameters": 11181642, "buffers": 9620,
                                 "smallest": 32, "usual": 224}"""));
    }

    @Test
    void refusesANetworkWithoutClasses() {
        assertThat(run("architectures", "--classes", "0")).isNotZero();
        assertThat(err.toString()).isEqualToIgnoringNewLines("plumbline: --classes: 0; expected at least 1");
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.execute(command, arguments);
    }
}

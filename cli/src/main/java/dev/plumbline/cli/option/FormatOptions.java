package dev.plumbline.cli.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a command that prints data prints it. */
public final class FormatOptions {
    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PlainFormat format = PlainFormat.TABLE;

    /** Where rows of one kind would not do. */
    enum PlainFormat {
        TABLE,
        JSON
    }

    public boolean json() {
        return format == PlainFormat.JSON;
    }

    /** Prints any value as JSON. */
    public static void printJson(Object value, PrintWriter out) throws JsonProcessingException {
        out.println(Json.events().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        out.flush();
    }
}

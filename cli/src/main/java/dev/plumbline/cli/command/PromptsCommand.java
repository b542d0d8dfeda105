package dev.plumbline.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.datasets.prompt.ClassName;
import dev.plumbline.datasets.prompt.Prompt;
import dev.plumbline.datasets.prompt.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline prompts}. */
@Command(
        name = "prompts",
        description = {
            "Prints the prompts that an image generator makes a source from: every class in every template, class by"
                    + " class in the order of their ids. What it makes of a prompt belongs in the folder of the class's id;"
                    + " that folder of folders is a source.",
            "TSV has the columns class, name, template (from 0) and prompt; JSONL an object of these a line; TEXT the"
                    + " prompts alone."
        })
final class PromptsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "The source whose classes are asked for; or --classes.")
    private @Nullable String source;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description = "A class a line: its id and, after a tab or white space, its name.")
    private @Nullable Path classes;

    @Option(
            names = "--templates",
            paramLabel = "FILE",
            required = true,
            description = "A template a line, as 'a photo of a {class}'; lines begun by # say nothing.")
    private @Nullable Path templates;

    @Option(
            names = "--format",
            defaultValue = "tsv",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PromptFormat format = PromptFormat.TSV;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    /** How a generator reads prompts. */
    enum PromptFormat {
        TSV,
        JSONL,
        TEXT
    }

    @Override
    public Integer call() throws IOException {
        List<Template> sentences = Template.read(Objects.requireNonNull(templates));
        List<ClassName> named = named();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format == PromptFormat.TSV) {
            out.print("class\tname\ttemplate\tprompt\n");
        }
        for (Iterator<Prompt> prompts = Prompt.all(named, sentences).iterator(); prompts.hasNext(); ) {
            out.print(line(prompts.next()) + "\n");
        }
        out.flush();
        return 0;
    }

    private List<ClassName> named() throws IOException {
        if ((source == null) == (classes == null)) {
            throw new InvalidField(
                    "classes", source == null ? "neither" : "both", "a SOURCE or --classes FILE to take them from");
        }
        return classes == null
                ? ClassName.of(
                        sources.sources().source(Objects.requireNonNull(source)).listing())
                : ClassName.read(classes);
    }

    private String line(Prompt prompt) throws JsonProcessingException {
        return switch (format) {
            case TSV -> String.join("\t", prompt.classId(), prompt.name(), "" + prompt.template(), prompt.prompt());
            case JSONL -> Json.events().writeValueAsString(prompt);
            case TEXT -> prompt.prompt();
        };
    }
}

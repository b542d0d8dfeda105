package dev.plumbline.cli.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.datasets.hierarchy.ImageNetClasses;
import dev.plumbline.datasets.hierarchy.Synset;
import dev.plumbline.datasets.hierarchy.WordNet;
import dev.plumbline.datasets.source.ImageClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code plumbline hierarchy}. */
@Command(
        name = "hierarchy",
        description = {
            "Prints the superclass of each class at a depth of WordNet 3.0: class, superclass, the superclass's name.",
            "A class's superclass is its first ancestor, by first hypernyms, that is at most so many steps below entity.n.01;"
                    + " classes above the depth stay themselves. Of ImageNet's 1,000 classes unless others are given."
        })
final class HierarchyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "Of the classes of a source given with --source.")
    private @Nullable String name;

    @Option(
            names = "--depth",
            required = true,
            paramLabel = "D",
            description = "Steps below entity.n.01, as in labels: {wordnetDepth: D}.")
    private int depth;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description = "Of the classes in this file: one to a line, as n02084071 or dog.n.01;"
                    + " what follows a space, tab or comma is left out, as are empty lines.")
    private @Nullable Path file;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    /** A line of what is printed. */
    private record Row(@JsonProperty("class") String id, String superclass, String name) {}

    @Override
    public Integer call() throws IOException {
        Require.atLeast("--depth", depth, 0);
        List<Row> rows = synsets().stream()
                .map(synset -> new Row(
                        synset.id(),
                        synset.atDepth(depth).id(),
                        synset.atDepth(depth).name()))
                .toList();
        print(rows, Objects.requireNonNull(command).commandLine().getOut());
        command.commandLine()
                .getErr()
                .println("plumbline: " + rows.size() + " classes, "
                        + rows.stream().map(Row::superclass).distinct().count() + " superclasses");
        return 0;
    }

    private List<Synset> synsets() throws IOException {
        if (file != null && name != null) {
            throw new InvalidField("--classes", file, "a file of classes or a SOURCE, not both");
        }
        if (file != null) {
            return ofFile(file);
        }
        return name != null
                ? ofSource(name)
                : ImageNetClasses.of(WordNet.nouns()).synsets();
    }

    private List<Synset> ofSource(String source) {
        List<Synset> synsets = new ArrayList<>();
        for (ImageClass c : sources.sources().source(source).listing().classes()) {
            synsets.add(synset(source, c.id()));
        }
        return synsets;
    }

    private static List<Synset> ofFile(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Synset> synsets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String written = lines.get(i).strip().split("[\\s,]", 2)[0];
            if (!written.isEmpty()) {
                synsets.add(synset(file + ":" + (i + 1), written));
            }
        }
        return synsets;
    }

    private static Synset synset(String place, String written) {
        return WordNet.nouns()
                .find(written)
                .orElseThrow(() -> new InvalidField(place, written, "a noun of WordNet 3.0, as n02084071 or dog.n.01"));
    }

    private void print(List<Row> rows, PrintWriter out) throws IOException {
        if (format.json()) {
            FormatOptions.printJson(rows, out);
            return;
        }
        Table table = new Table(List.of("class", "superclass", "name"));
        rows.forEach(row -> table.row(List.of(row.id(), row.superclass(), row.name())));
        table.print(out);
        out.flush();
    }
}

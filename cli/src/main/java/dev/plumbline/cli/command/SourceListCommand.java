package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.cli.output.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline source list}. */
@Command(name = "list", description = "Lists the sources that this machine knows, and where they lie.")
final class SourceListCommand implements Callable<Integer> {
    private static final String BUILT_IN = "built in";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Override
    public Integer call() throws IOException {
        Map<String, Path> directories = sources.directories();
        Map<String, String> places = new TreeMap<>();
        for (String name : sources.sources().names()) {
            Path directory = directories.get(name);
            places.put(name, directory == null ? BUILT_IN : directory.toString());
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(places, out);
        } else {
            Table table = new Table(List.of("source", "where"));
            places.forEach((name, place) -> table.row(List.of(name, place)));
            table.print(out);
            out.flush();
        }
        return 0;
    }
}

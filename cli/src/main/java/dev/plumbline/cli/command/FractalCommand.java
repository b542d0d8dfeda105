package dev.plumbline.cli.command;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.fractal.Category;
import dev.plumbline.datasets.fractal.CategorySearch;
import dev.plumbline.datasets.fractal.CategoryTable;
import dev.plumbline.datasets.fractal.FractalFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline fractaldb}. */
@Command(
        name = "fractaldb",
        description = {
            "Draws FractalDB as an image folder.",
            "The source 'fractaldb' is built in and needs no folder; this writes one for other programs."
        })
final class FractalCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--categories",
            defaultValue = "1000",
            description = "The first so many; more than 1000 are searched for (default: ${DEFAULT-VALUE}).")
    private int categories;

    @Option(
            names = "--instances",
            defaultValue = "1000",
            description = "Images of each category, at most 1000 (default: ${DEFAULT-VALUE}).")
    private int instances;

    @Option(names = "--size", defaultValue = "512", description = "Pixels along a side (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty directory.")
    private @Nullable Path out;

    @Option(names = "--search", description = "Search for the categories even where their table is at hand.")
    private boolean search;

    @Option(names = "--threads", description = "Threads that search and draw (default: one for each core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        atLeastOne("--categories", categories);
        atLeastOne("--threads", threads);
        Path directory = Objects.requireNonNull(out);
        FractalFolder folder = new FractalFolder(directory, instances, size);
        List<Category> found = found();
        folder.write(found, threads);
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        print.printf(
                "%s: %d categories (after %d candidates) of %d images, %d x %d pixels%n",
                directory, categories, found.get(found.size() - 1).candidate(), instances, size, size);
        print.flush();
        return 0;
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new InvalidField(option, value, "at least 1");
        }
    }

    private List<Category> found() throws InterruptedException {
        List<Category> known = CategoryTable.published();
        return search || categories > known.size()
                ? CategorySearch.first(categories, threads)
                : known.subList(0, categories);
    }
}

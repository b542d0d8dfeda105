package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.cli.output.OverlapReport;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.overlap.Overlap;
import dev.plumbline.datasets.overlap.OverlapSearch;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code plumbline source overlap}. */
@Command(
        name = "overlap",
        description = {
            "Counts the images that two sources have in common; a source and a task's tests; a task's train and its tests.",
            "Exact: the same pixels at 64 x 64. Near: the same picture resized, compressed again, brightened or slightly"
                    + " cropped. A source with itself gives its own duplicates."
        })
final class SourceOverlapCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "A", description = "A source.")
    private @Nullable String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Another source, or --task.")
    private @Nullable String second;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "Compare its tests with A, if that is given, and with its own train set.")
    private @Nullable String task;

    @Option(
            names = "--study",
            paramLabel = "FILE",
            description =
                    "For each task of a study: compare its tests with every source that the study pre-trains on, and"
                            + " with its own train set.")
    private @Nullable Path study;

    @Option(names = "--out", paramLabel = "FILE.csv", description = "Where the pairs are written to.")
    private @Nullable Path out;

    @Option(
            names = "--distance",
            defaultValue = "14",
            description = "Compare pairs whose perceptual hashes differ in at most so many of 64 bits, 0 to "
                    + OverlapSearch.FARTHEST + " (default: ${DEFAULT-VALUE}).")
    private int distance;

    @Option(names = "--threads", description = "Threads that read and compare (default: one for each core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Override
    public Integer call() throws IOException, InterruptedException, UnreadableImage {
        OverlapSearch search = new OverlapSearch(distance, threads);
        List<Overlap> overlaps = new ArrayList<>();
        for (OverlapQuestions.Question pair : asked(sources.sources())) {
            overlaps.add(search.between(pair.a(), pair.b()));
        }
        OverlapReport report = new OverlapReport(overlaps);
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(report.counts(), print);
        } else {
            report.print(print);
        }
        if (out != null) {
            report.writePairs(out);
        }
        return 0;
    }

    private List<OverlapQuestions.Question> asked(Sources known) throws IOException {
        OverlapQuestions questions = new OverlapQuestions(known);
        if (study != null) {
            if (first != null || task != null) {
                throw new InvalidField("--study", study, "neither a source nor --task beside it: the study names both");
            }
            return questions.ofStudy(SubmitCommand.read(known, List.of(study)).get(0));
        }
        if (task == null) {
            if (first == null || second == null) {
                throw new InvalidField(
                        "overlap", first, "two sources, or --task TASK with or without a source, or --study FILE");
            }
            return questions.ofSources(first, second);
        }
        if (second != null) {
            throw new InvalidField("overlap", second, "one source at most beside --task");
        }
        return questions.ofTask(first == null ? List.of() : List.of(first), task);
    }
}

package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.datasets.summary.SourceSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline source describe}. */
@Command(
        name = "describe",
        description = "Prints a source's classes, images, balance, groups and the digest of its listing.")
final class SourceDescribeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "As fractaldb, or a name given with --source.")
    private String name = "";

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Override
    public Integer call() throws IOException {
        SourceSummary summary = SourceSummary.of(sources.sources().source(name));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(summary, out);
        } else {
            print(summary, out);
        }
        return 0;
    }

    private static void print(SourceSummary summary, PrintWriter out) {
        SourceSummary.PerClass perClass = summary.perClass();
        new Table(List.of("source", summary.source()))
                .row(List.of("classes", "" + summary.classes()))
                .row(List.of("images", "" + summary.images()))
                .row(List.of(
                        "images per class",
                        String.format(
                                Locale.ROOT,
                                "min %d, median %s, max %d",
                                perClass.min(),
                                plain(perClass.median()),
                                perClass.max())))
                .row(List.of("half of the images", "in the " + summary.half() + " largest classes"))
                .row(List.of("largest", sizes(summary.largest())))
                .row(List.of("smallest", sizes(summary.smallest())))
                .row(List.of("groups", summary.groups() == 0 ? "none" : "" + summary.groups()))
                .row(List.of("digest", summary.digest()))
                .print(out);
        out.flush();
    }

    private static String plain(double median) {
        return median == Math.rint(median) ? "" + (long) median : "" + median;
    }

    private static String sizes(List<SourceSummary.ClassSize> sizes) {
        return sizes.stream().map(size -> size.name() + " " + size.images()).collect(Collectors.joining(", "));
    }
}

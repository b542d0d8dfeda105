package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.cli.output.VariantSummary;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.ReadableImages;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.manifest.StreamedListing;
import dev.plumbline.datasets.manifest.StreamedSelection;
import dev.plumbline.datasets.source.ShardFolder;
import dev.plumbline.datasets.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline variant}. */
@Command(
        name = "variant",
        description = {
            "Draws a variant of a source and writes its manifest: the exact list of images and labels.",
            "Prints what it holds, and its digest, which is the same on every machine."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  plumbline variant rendered:objects --out manifest.txt \\",
            "      --spec '{images: {total: 6400}, balance: class}'",
            "  plumbline variant imagenet --source imagenet=/data/imagenet \\",
            "      --spec '{classes: {under: animal.n.01}, labels: {wordnetDepth: 8}}'"
        })
final class VariantCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "SOURCE", description = "As rendered:objects, or a name given with --source.")
    private String name = "";

    @Option(
            names = "--spec",
            defaultValue = "{}",
            paramLabel = "VARIANT",
            description = "Which classes, labels and images, in JSON or YAML, as docs/studies.md has it"
                    + " (default: {}, every image with its own label).")
    private String spec = "{}";

    @Option(names = "--out", paramLabel = "FILE", description = "Where the manifest is written (default: nowhere).")
    private @Nullable Path out;

    @Option(
            names = "--stream",
            description =
                    "Goes through the listing twice instead of holding it, for shards of more images than memory holds."
                            + " Needs --out; draws images: all and {total: n} of all classes.")
    private boolean stream;

    @Option(
            names = "--skip-unreadable",
            paramLabel = "N",
            description =
                    "Reads every image that was drawn, and leaves out up to N that cannot be read; the manifest's header"
                            + " lists them, nothing takes their place. Unless it is given images are not read here, and one that"
                            + " cannot be read fails what trains on it.")
    private @Nullable Integer skipUnreadable;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, UnreadableImage {
        Variant variant = VariantText.read(spec);
        Source known = sources.sources().source(name);
        Source source = skipUnreadable == null || skipUnreadable == 0 ? known : known.withMissing();
        VariantSummary summary = stream ? streamed(source, variant) : drawn(source, variant);
        print(summary, Objects.requireNonNull(command).commandLine().getOut());
        return 0;
    }

    private VariantSummary drawn(Source source, Variant variant) throws IOException, UnreadableImage {
        long begun = System.nanoTime();
        source.listing();
        long listed = System.nanoTime();
        Manifest manifest = readable(source, Selection.manifest(source, variant));
        if (out != null) {
            Files.write(out, manifest.bytes());
        }
        Duration drawing = Duration.ofNanos(System.nanoTime() - listed);
        return VariantSummary.of(manifest, Duration.ofNanos(listed - begun), drawing);
    }

    private Manifest readable(Source source, Manifest manifest) throws UnreadableImage {
        if (skipUnreadable == null) {
            return manifest;
        }
        ReadableImages readable = ReadableImages.of(manifest, source, skipUnreadable);
        PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
        readable.faults().forEach(fault -> err.println("plumbline: left out: " + fault));
        err.flush();
        return readable.manifest();
    }

    private VariantSummary streamed(Source source, Variant variant) throws IOException {
        if (!(source instanceof ShardFolder shards)) {
            throw new InvalidField("--stream", source.name(), "a source of shards; this one is held in memory anyway");
        }
        if (skipUnreadable != null) {
            throw new InvalidField("--skip-unreadable", skipUnreadable, "no --stream beside it, which reads no image");
        }
        if (out == null) {
            throw new InvalidField("--stream", "no --out", "--out FILE, for the manifest is not held in memory");
        }
        long started = System.nanoTime();
        StreamedListing listing = shards.streamed();
        listing.classes();
        long listed = System.nanoTime();
        Path begun = out.resolveSibling(out.getFileName() + ".begun");
        try {
            StreamedSelection.Written written = write(listing, variant, begun);
            Files.move(begun, out, StandardCopyOption.REPLACE_EXISTING);
            Duration drawing = Duration.ofNanos(System.nanoTime() - listed);
            return VariantSummary.of(written, Duration.ofNanos(listed - started), drawing);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static StreamedSelection.Written write(StreamedListing listing, Variant variant, Path out)
            throws IOException {
        try (OutputStream file = Files.newOutputStream(out)) {
            return StreamedSelection.write(listing, variant, file);
        }
    }

    private void print(VariantSummary summary, PrintWriter out) throws IOException {
        if (format.json()) {
            FormatOptions.printJson(summary, out);
        } else {
            summary.table().print(out);
            out.flush();
        }
    }
}

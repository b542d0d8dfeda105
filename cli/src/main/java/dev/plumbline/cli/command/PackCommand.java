package dev.plumbline.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.packed.PackEncoding;
import dev.plumbline.datasets.packed.PackHeader;
import dev.plumbline.datasets.packed.Packer;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline pack}. */
@Command(
        name = "pack",
        description = {
            "Writes the images of a variant, or of a manifest, at one size into a few large, checksummed files.",
            "Workers that are given the directory with --pack read it in place of the source's files."
        })
final class PackCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "As rendered:objects, or a name given with --source.")
    private String name = "";

    @Option(
            names = "--spec",
            paramLabel = "JSON",
            description =
                    "The variant, as '{\"images\": {\"total\": 25000}, \"balance\": \"class\"}' (default: every image).")
    private @Nullable String spec;

    @Option(names = "--manifest", paramLabel = "FILE", description = "The manifest to pack, in place of a variant.")
    private @Nullable Path manifest;

    @Option(names = "--size", required = true, paramLabel = "N", description = "Pixels along a side.")
    private int size;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Empty, or not there yet.")
    private @Nullable Path out;

    @Option(
            names = "--encoding",
            description =
                    "${COMPLETION-CANDIDATES}: pixels, or JPEG files, which take a tenth of the space and change the"
                            + " pixels a little (default: RGB up to 64 pixels, JPEG above).")
    private @Nullable PackEncoding encoding;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, UnreadableImage {
        if (size < 1 || size > 4096) {
            throw new InvalidField("--size", size, "1 to 4096");
        }
        Sources known = sources.sources();
        Manifest chosen = chosen(known);
        PackHeader header = new Packer(encoding == null ? PackEncoding.suited(size) : encoding)
                .pack(chosen, new ImageSets(known, 0).open(chosen, size), Objects.requireNonNull(out));
        print(header);
        return 0;
    }

    private Manifest chosen(Sources known) throws IOException {
        if (spec != null && manifest != null) {
            throw new InvalidField("--manifest", manifest, "either --spec or --manifest");
        }
        if (manifest == null) {
            Variant variant = spec == null ? Variant.all() : VariantText.read(spec);
            return Selection.manifest(known.source(name), variant);
        }
        byte[] bytes = Files.readAllBytes(manifest);
        Manifest read = Manifest.read(bytes, Digest.of(bytes));
        if (!read.header().source().equals(name)) {
            throw new InvalidField(
                    "--manifest",
                    manifest,
                    "a manifest of " + name + ", not of " + read.header().source());
        }
        return read;
    }

    private void print(PackHeader header) throws JsonProcessingException {
        PrintWriter print = Objects.requireNonNull(command).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(header, print);
            return;
        }
        long bytes =
                header.files().stream().mapToLong(PackHeader.DataFile::bytes).sum();
        print.printf(
                "%d images of %d pixels, %s, %.1f MB in %d files; manifest %s%n",
                header.images(),
                size,
                header.encoding(),
                bytes / 1e6,
                header.files().size(),
                header.manifest());
        print.flush();
    }
}

package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.packed.PackedImages;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PackCommandTest {
    private static final String SPEC = "{\"images\": {\"total\": 40}}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path temporary;

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.execute(command, arguments);
    }

    @Test
    void packsAVariantWithThePixelsOfItsSource() throws IOException, UnreadableImage {
        Path directory = temporary.resolve("pack");
        assertThat(run("pack", "rendered:objects", "--spec", SPEC, "--size", "32", "--out", directory.toString()))
                .isZero();
        PackedImages pack = PackedImages.open(directory, ImageDecoder.best());
        assertThat(pack.count()).isEqualTo(40);
        assertThat(out.toString())
                .isEqualTo("40 images of 32 pixels, RGB, 0.1 MB in 1 files; manifest "
                        + pack.manifest().digest() + System.lineSeparator());
        Source source = Sources.of(List.of()).source("rendered:objects");
        byte[] packed = new byte[32 * 32 * 3];
        byte[] drawn = new byte[32 * 32 * 3];
        for (int i = 0; i < pack.count(); i++) {
            pack.read(i, packed, 0);
            source.read(pack.manifest().image(i), 32, drawn, 0);
            assertThat(packed).isEqualTo(drawn);
        }
    }

    @Test
    void packsAManifestFile() throws IOException {
        Path first = temporary.resolve("first");
        Path second = temporary.resolve("second");
        assertThat(run("pack", "rendered:objects", "--spec", SPEC, "--size", "32", "--out", first.toString()))
                .isZero();
        String file = first.resolve("manifest").toString();
        assertThat(run("pack", "rendered:objects", "--manifest", file, "--size", "32", "--out", second.toString()))
                .isZero();
        assertThat(Files.readAllBytes(second.resolve("images-00000")))
                .isEqualTo(Files.readAllBytes(first.resolve("images-00000")));
        Manifest manifest = PackedImages.open(second, ImageDecoder.best()).manifest();
        assertThat(manifest.header().variant()).isNotEqualTo(Variant.all());
    }

    @Test
    void refusesAnotherSourcesManifestAndASpecThatIsNoVariant() {
        Path first = temporary.resolve("first");
        String target = temporary.resolve("target").toString();
        run("pack", "rendered:objects", "--spec", SPEC, "--size", "32", "--out", first.toString());
        String file = first.resolve("manifest").toString();
        assertThat(run("pack", "rendered:camtrap", "--manifest", file, "--size", "32", "--out", target))
                .isNotZero();
        assertThat(err.toString()).contains("expected a manifest of rendered:camtrap, not of rendered:objects");
        assertThat(run("pack", "rendered:camtrap", "--spec", "{\"imagez\": 3}", "--size", "32", "--out", target))
                .isNotZero();
        assertThat(err.toString()).contains("--spec: ").contains("imagez");
    }
}

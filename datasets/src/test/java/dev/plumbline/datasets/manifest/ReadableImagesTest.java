package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadableImagesTest {
    @TempDir
    Path root;

    private byte[] whole = new byte[0];

    @BeforeEach
    void images() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        whole = jpeg.toByteArray();
        for (String c : List.of("n01", "n02")) {
            Files.createDirectories(root.resolve(c));
            for (int i = 0; i < 10; i++) {
                Files.write(root.resolve(c).resolve(i + ".JPEG"), whole);
            }
        }
    }

    private Source open() {
        return Sources.of(List.of(new SourceDirectory("tiny", root))).source("tiny");
    }

    private static Manifest all(Source source) {
        return Selection.manifest(source, Variant.all());
    }

    private static List<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).toList();
    }

    /** An empty, a truncated, a text and a missing file. */
    private Manifest broken(Source source) throws IOException {
        Manifest manifest = all(source);
        Files.write(root.resolve("n01/3.JPEG"), new byte[0]);
        Files.write(root.resolve("n02/5.JPEG"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(root.resolve("n02/6.JPEG"), "not an image");
        Files.delete(root.resolve("n02/7.JPEG"));
        return manifest;
    }

    @Test
    void leavesAManifestOfReadableImagesAsItIs() throws Exception {
        Manifest manifest = all(open());
        ReadableImages readable = ReadableImages.of(manifest, open(), 0);
        assertThat(readable.manifest().digest()).isEqualTo(manifest.digest());
        assertThat(readable.faults()).isEmpty();
        assertThat(new String(manifest.bytes(), StandardCharsets.UTF_8)).doesNotContain("unreadable");
    }

    @Test
    void leavesOutWhatCannotBeReadAndListsIt() throws Exception {
        Source source = open();
        Manifest manifest = broken(source);
        ReadableImages readable = ReadableImages.of(manifest, source, 4);
        List<String> left = List.of("n01/3.JPEG", "n02/5.JPEG", "n02/6.JPEG", "n02/7.JPEG");
        assertThat(readable.manifest().header().unreadable()).isEqualTo(left);
        assertThat(readable.manifest().header().images()).isEqualTo(16);
        assertThat(images(readable.manifest()))
                .isEqualTo(images(manifest).stream()
                        .filter(image -> !left.contains(image))
                        .toList());
        assertThat(IntStream.range(0, 16).map(readable.manifest()::label))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1);
        assertThat(readable.faults()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(readable.faults().get(i)).startsWith("source tiny, image " + left.get(i) + ": ");
        }
        assertThat(readable.faults().get(0)).endsWith("the file is empty");
        assertThat(readable.faults().get(3)).contains("there is no such file");
    }

    @Test
    void namesThePathOfNoMachineInTheManifest() throws Exception {
        Source source = open();
        Manifest readable = ReadableImages.of(broken(source), source, 4).manifest();
        assertThat(new String(readable.bytes(), StandardCharsets.UTF_8)).doesNotContain(root.toString());
        Manifest read = Manifest.read(readable.bytes(), readable.digest());
        assertThat(read.header()).isEqualTo(readable.header());
        assertThat(read.header().unreadable()).hasSize(4);
    }

    @Test
    void refusesMoreThanMayBeLeftOut() throws IOException {
        Source source = open();
        Manifest manifest = broken(source);
        assertThatThrownBy(() -> ReadableImages.of(manifest, source, 3))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageStartingWith(
                        "source tiny: 4 images of the first 20 rows cannot be read, more than the 3 that"
                                + " may be left out: source tiny, image n01/3.JPEG: the file is empty; source tiny, image n02/5");
        assertThatThrownBy(() -> ReadableImages.of(manifest, source, -1))
                .hasMessage("--skip-unreadable: -1; expected at least 0");
    }

    @Test
    void refusesAClassOfWhichNothingIsLeft() throws IOException {
        Source source = open();
        Manifest manifest = all(source);
        for (int i = 0; i < 10; i++) {
            Files.delete(root.resolve("n01/" + i + ".JPEG"));
        }
        assertThatThrownBy(() -> ReadableImages.of(manifest, source, 10))
                .isInstanceOf(InvalidField.class)
                .hasMessage("class n01: no readable image; expected at least one of its 10");
    }

    @Test
    void countsAnImageThatWasDrawnTwiceOnce() throws Exception {
        Source source = open();
        Files.delete(root.resolve("n01/3.JPEG"));
        ManifestHeader header = new ManifestHeader(
                "tiny", "0".repeat(64), null, "drawn", List.of(new ClassLabel("n01", "n01")), 4, 2L, List.of());
        Manifest drawn = Manifest.of(
                header,
                List.of("n01/3.JPEG", "n01/3.JPEG", "n01/4.JPEG", "n01/4.JPEG").stream()
                        .map(image -> new ManifestRow(image, 0, null)));
        Manifest readable = ReadableImages.of(drawn, source, 1).manifest();
        assertThat(images(readable)).containsExactly("n01/4.JPEG", "n01/4.JPEG");
        assertThat(Objects.requireNonNull(readable.header().unique())).isEqualTo(1);
        assertThat(readable.header().unreadable()).containsExactly("n01/3.JPEG");
    }
}

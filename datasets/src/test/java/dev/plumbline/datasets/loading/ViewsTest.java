package dev.plumbline.datasets.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.catalogue.View.Fit;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.augment.TorchRandom;
import dev.plumbline.datasets.augment.UniformDraws;
import dev.plumbline.datasets.augment.WindowRule;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.image.Scale;
import dev.plumbline.datasets.image.SquareResize;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.packed.PackEncoding;
import dev.plumbline.datasets.packed.Packer;
import dev.plumbline.datasets.packed.Packs;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against what torchvision 0.14.1 gave with Pillow 9.4.0: {@code augment/views.py} wrote the fixtures. */
class ViewsTest {
    private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
    private static final int ENOUGH = 1 << 22;

    @TempDir
    private Path directory;

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = ViewsTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }

    private static List<String[]> cases() throws IOException {
        return new String(resource("/augment/views.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" "))
                .toList();
    }

    private static Pixels whole(String[] line) throws Exception {
        if (line[0].equals("photo")) {
            byte[] file = resource("/dev/plumbline/datasets/image/odd-420.jpg");
            return ImageDecoder.best().decode(file, PartChoice::whole);
        }
        int width = Integer.parseInt(line[1]);
        int height = Integer.parseInt(line[2]);
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++, i++) {
                    rgb[i] = (byte) (x * 7 + y * 13 + c * 50 + x * y % 17);
                }
            }
        }
        return new Pixels(width, height, rgb);
    }

    /** A source of one image that is decoded, not drawn. */
    private record One(Pixels image) implements Source {
        @Override
        public String name() {
            return "one";
        }

        @Override
        public Listing listing() {
            return Listing.of(List.of(new ImageClass("only", "only", List.of("only/1"))));
        }

        @Override
        public Optional<Pixels> part(String name, PartChoice choice) {
            return Optional.of(image.part(choice));
        }

        @Override
        public void read(String name, int size, byte[] rgb, int offset) {
            Scale scale = Scale.shorterSide(image, size);
            SquareResize.resize(image, scale, scale.middle(size), rgb, offset);
        }
    }

    private static String seen(Pixels image, View view) throws UnreadableImage {
        Source source = new One(image);
        Manifest manifest = Selection.manifest(source, Variant.all());
        ImageSet images = new ManifestImages(manifest, source, Form.of(view), new PixelCache(ENOUGH));
        byte[] rgb = new byte[view.size() * view.size() * 3];
        images.read(0, rgb, 0);
        return digest(rgb);
    }

    private static String digest(byte[] rgb) {
        return Digest.of(rgb).substring(0, 16);
    }

    @Test
    void aCentredViewIsResizeAndCenterCrop() throws Exception {
        for (String[] line : cases()) {
            int size = Integer.parseInt(line[4]);
            View view = new View(Fit.CENTRE, Integer.parseInt(line[3]), size, HALF, HALF);
            assertThat(seen(whole(line), view)).as(String.join(" ", line)).isEqualTo(line[5]);
        }
    }

    @Test
    void aSquashedViewIsResizeToASquare() throws Exception {
        for (String[] line : cases()) {
            int size = Integer.parseInt(line[4]);
            View view = new View(Fit.SQUASH, size, size, HALF, HALF);
            assertThat(seen(whole(line), view)).as(String.join(" ", line)).isEqualTo(line[6]);
        }
    }

    @Test
    void aWindowIsResizeAndRandomCrop() throws Exception {
        for (String[] line : cases()) {
            int size = Integer.parseInt(line[4]);
            Pixels whole = whole(line);
            Scale scale = Scale.shorterSide(whole, Integer.parseInt(line[3]));
            UniformDraws draws = new TorchRandom(7);
            for (int i = 7; i < line.length; i++) {
                byte[] rgb = new byte[size * size * 3];
                SquareResize.resize(whole, scale, new WindowRule(size).box(scale, draws), rgb, 0);
                assertThat(digest(rgb)).as(String.join(" ", line)).isEqualTo(line[i]);
            }
        }
    }

    @Test
    void everyKindOfFileSourceGivesWholeImages() throws Exception {
        byte[] file = resource("/dev/plumbline/datasets/image/odd-420.jpg");
        Files.createDirectories(directory.resolve("cat"));
        Files.write(directory.resolve("cat/1.jpg"), file);
        Source source =
                Sources.of(List.of(new SourceDirectory("photos", directory))).source("photos");
        Pixels whole = source.part("cat/1.jpg", PartChoice::whole).orElseThrow();
        assertThat(whole.width()).isEqualTo(33);
        assertThat(whole.height()).isEqualTo(17);
    }

    @Test
    void aWorldIsDrawnAtTheSizeThatTheViewScalesTo() throws UnreadableImage {
        Sources sources = Sources.of(List.of());
        Source objects = sources.source("rendered:objects");
        Manifest manifest = Selection.manifest(objects, Variant.all());
        View view = new View(Fit.CENTRE, 48, 40, HALF, HALF);
        ImageSet images = new ImageSets(sources, ENOUGH).openWhole(manifest, view);
        byte[] drawn = new byte[48 * 48 * 3];
        objects.read(manifest.image(5), 48, drawn, 0);
        Pixels whole = images.part(5, PartChoice::whole);
        assertThat(whole.width()).isEqualTo(48);
        byte[] all = new byte[48 * 48 * 3];
        SquareResize.resize(whole, Scale.square(48), Scale.square(48).middle(48), all, 0);
        assertThat(all).isEqualTo(drawn);
        byte[] middle = new byte[40 * 40 * 3];
        images.read(5, middle, 0);
        for (int y = 0; y < 40; y++) {
            int from = ((y + 4) * 48 + 4) * 3;
            assertThat(Arrays.copyOfRange(middle, y * 120, y * 120 + 120))
                    .isEqualTo(Arrays.copyOfRange(drawn, from, from + 120));
        }
    }

    /** A crop of a packed square would not be what the recipe says. */
    @Test
    void noPackStandsInForWholeImages() throws Exception {
        Source source = new One(new Pixels(16, 16, new byte[16 * 16 * 3]));
        Manifest manifest = Selection.manifest(source, Variant.all());
        Path pack = directory.resolve("pack");
        new Packer(PackEncoding.RGB)
                .pack(manifest, new ManifestImages(manifest, source, Form.centre(8), new PixelCache(0)), pack);
        ImageSets sets = new ImageSets(Sources.of(List.of()), Packs.open(List.of(pack), ImageDecoder.best()), ENOUGH);
        View view = new View(Fit.CENTRE, 8, 8, HALF, HALF);
        assertThat(sets.open(manifest, view).count()).isOne();
        assertThatThrownBy(() -> sets.openWhole(manifest, view))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("source: one; expected one of fractaldb, rendered:");
    }
}

package dev.plumbline.datasets.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapSearchTest {
    private static final int SIZE = 96;

    @TempDir
    private Path directory = Path.of(".");

    private final OverlapSearch search = new OverlapSearch(14, 2);

    private static BufferedImage drawing(Source source, ImageClass of) throws UnreadableImage {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        source.read(of.images().get(0), SIZE, rgb, 0);
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIZE * SIZE; i++) {
            int red = rgb[3 * i] & 255;
            int green = rgb[3 * i + 1] & 255;
            int blue = rgb[3 * i + 2] & 255;
            image.setRGB(i % SIZE, i / SIZE, (red << 16) | (green << 8) | blue);
        }
        return image;
    }

    private ImagePool pool(String name) {
        Path folder = directory.resolve(name);
        return ImagePool.of(
                Sources.of(List.of(new SourceDirectory(name, folder))).source(name));
    }

    @Test
    void findsCopiesAndNothingElse() throws Exception {
        Source objects = Sources.of(List.of()).source("rendered:objects");
        List<ImageClass> classes = objects.listing().classes();
        for (int i = 0; i < classes.size(); i++) {
            BufferedImage image = drawing(objects, classes.get(i));
            Path original = directory.resolve("a/all").resolve(i + ".png");
            Files.createDirectories(original.getParent());
            ImageIO.write(image, "png", original.toFile());
            if (i % 2 == 0) {
                Path same = directory.resolve("b/same").resolve("copy of " + i + ".png");
                Files.createDirectories(same.getParent());
                Files.copy(original, same);
                for (Copies copies : Copies.values()) {
                    copies.write(
                            image, directory.resolve("b/" + copies.name().toLowerCase(Locale.ROOT) + "/" + i + ".jpg"));
                }
            }
        }
        ImagePool originals = pool("a");
        Overlap overlap = search.between(originals, pool("b"));
        assertThat(overlap.imagesOfB(Match.Kind.EXACT)).isEqualTo(32);
        for (Copies copies : Copies.values()) {
            String folder = copies.name().toLowerCase(Locale.ROOT) + "/";
            assertThat(overlap.matches().stream()
                            .filter(match -> match.b().startsWith(folder))
                            .map(Match::b)
                            .distinct())
                    .as(folder)
                    .hasSizeGreaterThanOrEqualTo(29);
        }
        assertThat(overlap.matches())
                .allSatisfy(match -> assertThat(number(match.b())).isEqualTo(number(match.a())));
        assertThat(search.between(originals, originals).matches()).isEmpty();
    }

    private static String number(String image) {
        return image.replaceAll("\\D", "");
    }

    @Test
    void aSourceWithItselfGivesItsOwnDuplicatesOnce() throws Exception {
        Source objects = Sources.of(List.of()).source("rendered:objects");
        Files.createDirectories(directory.resolve("own/c"));
        for (String name : List.of("x", "y", "z")) {
            int shown = name.equals("z") ? 5 : 1;
            ImageIO.write(
                    drawing(objects, objects.listing().classes().get(shown)),
                    "png",
                    directory.resolve("own/c/" + name + ".png").toFile());
        }
        ImagePool own = pool("own");
        assertThat(search.between(own, own).matches())
                .containsExactly(new Match("c/x.png", "c/y.png", Match.Kind.EXACT, 0, 1));
    }

    @Test
    void imagesOfOneBrightnessAreAlikeOnlyToThePixel() throws Exception {
        Files.createDirectories(directory.resolve("flat/c"));
        for (int grey : new int[] {0, 0, 128, 255}) {
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 64 * 64; i++) {
                image.setRGB(i % 64, i / 64, grey * 0x10101);
            }
            Path file = directory.resolve("flat/c/" + grey + ".png");
            ImageIO.write(
                    image,
                    "png",
                    Files.exists(file) ? directory.resolve("flat/c/again.png").toFile() : file.toFile());
        }
        ImagePool flat = pool("flat");
        assertThat(search.between(flat, flat).matches())
                .containsExactly(new Match("c/0.png", "c/again.png", Match.Kind.EXACT, 0, 1));
    }
}

package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A source's directory that a test fills. */
public record FixtureDirectory(Path root) {
    /** A plain square of the colour; the kind of file is as the name ends. */
    public void image(String path, int rgb) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[400];
        Arrays.fill(pixels, rgb);
        image.setRGB(0, 0, 20, 20, pixels, 0, 20);
        String kind = path.toLowerCase(Locale.ROOT).endsWith("png") ? "png" : "jpg";
        assertThat(ImageIO.write(image, kind, file.toFile())).isTrue();
    }

    public void text(String path, String... lines) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    public Source open(String name) {
        return Sources.of(List.of(new SourceDirectory(name, root))).source(name);
    }

    /** The mean red, green and blue of an image as a source reads it. */
    public static int[] colour(Source source, String image) throws Exception {
        byte[] rgb = new byte[8 * 8 * 3];
        source.read(image, 8, rgb, 0);
        int[] sums = new int[3];
        for (int i = 0; i < rgb.length; i++) {
            sums[i % 3] += rgb[i] & 0xFF;
        }
        return Arrays.stream(sums).map(sum -> sum / 64).toArray();
    }

    public static List<List<String>> images(Listing listing) {
        return listing.classes().stream().map(ImageClass::images).toList();
    }
}

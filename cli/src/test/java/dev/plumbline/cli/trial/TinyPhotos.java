package dev.plumbline.cli.trial;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Small images in two domains, {@code photo} and {@code cartoon}, of three classes that differ in the disc's colour; the
 * colours overlap, so that no classifier is perfect.
 */
public final class TinyPhotos {
    private static final int SIZE = 32;
    private static final int IMAGES = 60;

    private TinyPhotos() {}

    public static void write(Path directory, long seed) throws IOException {
        Random random = new Random(seed);
        for (String domain : List.of("photo", "cartoon")) {
            for (int label = 0; label < 3; label++) {
                Path folder = Files.createDirectories(directory.resolve(domain).resolve("class-" + label));
                for (int i = 0; i < IMAGES; i++) {
                    ImageIO.write(
                            image(domain.equals("photo"), label, random),
                            "png",
                            folder.resolve(i + ".png").toFile());
                }
            }
        }
    }

    private static BufferedImage image(boolean photo, int label, Random random) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(photo ? new Color(90, 90, 90) : Color.WHITE);
        g.fillRect(0, 0, SIZE, SIZE);
        float hue = (float) (label / 3.0 + 0.1 * random.nextGaussian());
        g.setColor(Color.getHSBColor(hue, photo ? 0.6f : 0.9f, 0.9f));
        int radius = 6 + random.nextInt(6);
        g.fillOval(random.nextInt(SIZE - 2 * radius), random.nextInt(SIZE - 2 * radius), 2 * radius, 2 * radius);
        g.dispose();
        return image;
    }
}

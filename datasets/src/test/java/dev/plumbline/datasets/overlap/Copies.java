package dev.plumbline.datasets.overlap;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What happens to an image on its way through the web; each copy is a JPEG file. */
enum Copies {
    RESIZED(0.9f) {
        @Override
        BufferedImage of(BufferedImage image) {
            return drawn(image, 0, 0, 0, 0, image.getWidth() * 3 / 2, image.getHeight() * 3 / 2);
        }
    },
    ENCODED(0.5f) {
        @Override
        BufferedImage of(BufferedImage image) {
            return image;
        }
    },
    /** 6 % of its width and height cut off, unevenly. */
    CROPPED(0.9f) {
        @Override
        BufferedImage of(BufferedImage image) {
            int wide = Math.round(image.getWidth() * 0.04f);
            int narrow = wide / 2;
            return drawn(image, wide, narrow, narrow, wide, image.getWidth(), image.getHeight());
        }
    },
    BRIGHTENED(0.9f) {
        @Override
        BufferedImage of(BufferedImage image) {
            return new RescaleOp(1.15f, 10, null).filter(image, null);
        }
    };

    private final float quality;

    Copies(float quality) {
        this.quality = quality;
    }

    abstract BufferedImage of(BufferedImage image);

    void write(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(of(opaque(image)), null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage opaque(BufferedImage image) {
        return drawn(image, 0, 0, 0, 0, image.getWidth(), image.getHeight());
    }

    static BufferedImage drawn(BufferedImage image, int left, int top, int right, int bottom, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(
                image, 0, 0, width, height, left, top, image.getWidth() - right, image.getHeight() - bottom, null);
        graphics.dispose();
        return drawn;
    }
}

package dev.plumbline.datasets.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes image files and makes them square. JPEG files are known by their first bytes, whatever they are called; all
 * others go to ImageIO. Neither colour profiles nor EXIF rotations are applied (torchvision's datasets do not either).
 * Thread-safe.
 */
public final class ImageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(ImageDecoder.class);

    private final JpegDecoder jpeg;

    ImageDecoder(JpegDecoder jpeg) {
        this.jpeg = jpeg;
    }

    /** libturbojpeg where it is installed, else ImageIO, which takes about three times as long. */
    public static ImageDecoder best() {
        ImageDecoder decoder = new ImageDecoder(TurboJpeg.load().orElseGet(JavaJpeg::new));
        LOG.info("JPEG files are decoded by {}", decoder.jpeg.name());
        return decoder;
    }

    /**
     * The whole image, its shorter side scaled to {@code size} (bilinear, antialiased), the middle of its longer side.
     *
     * @param rgb receives {@code size * size * 3} bytes from {@code offset}
     */
    public void decodeSquare(byte[] file, int size, byte[] rgb, int offset) throws UndecodableImage {
        SquareResize.resize(decode(file), size, rgb, offset);
    }

    Pixels decode(byte[] file) throws UndecodableImage {
        return decode(file, PartChoice::whole);
    }

    /** A part of the image at its own size. */
    public Pixels decode(byte[] file, PartChoice choice) throws UndecodableImage {
        if (file.length == 0) {
            throw new UndecodableImage("the file is empty");
        }
        if (isJpeg(file)) {
            return jpeg.decode(file, choice);
        }
        return decodeOther(file).part(choice);
    }

    private static boolean isJpeg(byte[] file) {
        return file.length > 2 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8;
    }

    private static Pixels decodeOther(byte[] file) throws UndecodableImage {
        if (PngChunks.isPng(file)) {
            PngChunks.requireWhole(file);
        }
        BufferedImage image;
        try {
            // Closes the stream.
            image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
        } catch (IOException | RuntimeException e) {
            throw new UndecodableImage(String.valueOf(e.getMessage()), e);
        }
        if (image == null) {
            throw new UndecodableImage("the bytes are no JPEG, PNG or BMP image");
        }
        return Rasters.rgb(image);
    }
}

package dev.plumbline.datasets.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The JDK's own libjpeg, through ImageIO. Embedded colour profiles are not applied. */
final class JavaJpeg implements JpegDecoder {
    @Override
    public String name() {
        return "ImageIO";
    }

    @Override
    public Pixels decode(byte[] file, PartChoice choice) throws UndecodableImage {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        List<String> warnings = new ArrayList<>();
        IIOReadWarningListener listener = (source, warning) -> warnings.add(warning);
        reader.addIIOReadWarningListener(listener);
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            Pixels pixels = read(reader, file);
            for (String warning : warnings) {
                if (JpegFaults.isFault(warning)) {
                    throw new UndecodableImage("JPEG: " + warning);
                }
            }
            return pixels.part(choice);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableImage("JPEG: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static Pixels read(ImageReader reader, byte[] file) throws IOException, UndecodableImage {
        JpegInks inks = JpegInks.of(file);
        if (inks.four()) {
            Raster raster = reader.readRaster(0, null);
            byte[] bytes = Rasters.bytes(raster, 4);
            inks.toInvertedCmyk(bytes);
            return new Pixels(raster.getWidth(), raster.getHeight(), Cmyk.toRgb(bytes));
        }
        BufferedImage image = reader.read(0);
        return Rasters.rgb(image);
    }
}

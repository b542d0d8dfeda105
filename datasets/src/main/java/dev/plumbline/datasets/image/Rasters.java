package dev.plumbline.datasets.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** The stored samples of AWT images: no colour management, which would change grey images. */
final class Rasters {
    private Rasters() {}

    /** The first three bands as they are stored, or one band three times; transparency is dropped. */
    static Pixels rgb(BufferedImage image) throws UndecodableImage {
        if (image.getColorModel() instanceof IndexColorModel
                || image.getSampleModel().getSampleSize(0) < 8) {
            return indexed(image);
        }
        WritableRaster raster = image.getRaster();
        int bands = raster.getNumBands();
        if (bands >= 3) {
            return new Pixels(image.getWidth(), image.getHeight(), bytes(raster, 3));
        }
        byte[] grey = bytes(raster, 1);
        byte[] rgb = new byte[JpegFaults.bytes(grey.length, 3)];
        for (int i = 0; i < grey.length; i++) {
            rgb[3 * i] = grey[i];
            rgb[3 * i + 1] = grey[i];
            rgb[3 * i + 2] = grey[i];
        }
        return new Pixels(image.getWidth(), image.getHeight(), rgb);
    }

    /** The first bands of each pixel, 8 bits each: the upper ones of 16. */
    static byte[] bytes(Raster raster, int bands) throws UndecodableImage {
        int width = raster.getWidth();
        byte[] out = new byte[JpegFaults.bytes(width * bands, raster.getHeight())];
        int all = raster.getNumBands();
        int drop = raster.getSampleModel().getSampleSize(0) - 8;
        int[] row = new int[width * all];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < bands; band++) {
                    out[to++] = (byte) (row[x * all + band] >> drop);
                }
            }
        }
        return out;
    }

    private static Pixels indexed(BufferedImage image) throws UndecodableImage {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[JpegFaults.bytes(width * 3, height)];
        for (int i = 0; i < width * height; i++) {
            int argb = image.getRGB(i % width, i / width);
            rgb[3 * i] = (byte) (argb >> 16);
            rgb[3 * i + 1] = (byte) (argb >> 8);
            rgb[3 * i + 2] = (byte) argb;
        }
        return new Pixels(width, height, rgb);
    }
}

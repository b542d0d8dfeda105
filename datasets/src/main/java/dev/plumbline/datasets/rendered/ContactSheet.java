package dev.plumbline.datasets.rendered;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A labelled grid of images, for looking at a source. It needs neither a display nor a font: captions are set in
 * {@link DotFont}.
 *
 * @param columns images to a row
 * @param zoom screen pixels for each image pixel
 */
public record ContactSheet(int columns, int zoom) {
    private static final int GAP = 4;
    private static final int PAPER = 0xF6F6F4;
    private static final int TEXT = 0x303030;

    public ContactSheet {
        if (columns < 1 || zoom < 1) {
            throw new IllegalArgumentException(
                    "a contact sheet needs 1 or more columns and zoom, not " + columns + " and " + zoom);
        }
    }

    /** One image of the sheet and the line under it. */
    public record Cell(String caption, BufferedImage image) {
        /**
         * A cell for an image as {@link World#render} writes it.
         *
         * @param size width and height in pixels
         * @param rgb size x size x 3 bytes
         */
        public static Cell of(String caption, int size, byte[] rgb) {
            BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < size * size; i++) {
                int red = rgb[3 * i] & 255;
                int green = rgb[3 * i + 1] & 255;
                int blue = rgb[3 * i + 2] & 255;
                image.setRGB(i % size, i / size, (red << 16) | (green << 8) | blue);
            }
            return new Cell(caption, image);
        }
    }

    public BufferedImage draw(List<Cell> cells) {
        int widest =
                cells.stream().mapToInt(cell -> cell.image().getWidth()).max().orElse(1) * zoom;
        int highest =
                cells.stream().mapToInt(cell -> cell.image().getHeight()).max().orElse(1) * zoom;
        int across = widest + GAP;
        int down = highest + GAP + DotFont.HEIGHT + GAP;
        int rows = (cells.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(columns * across + GAP, rows * down + GAP, BufferedImage.TYPE_INT_RGB);
        fill(sheet);
        for (int i = 0; i < cells.size(); i++) {
            place(sheet, cells.get(i), GAP + i % columns * across, GAP + i / columns * down);
        }
        return sheet;
    }

    public void write(List<Cell> cells, Path png) throws IOException {
        if (!ImageIO.write(draw(cells), "png", png.toFile())) {
            throw new IOException("this Java has no PNG writer, so " + png + " was not written");
        }
    }

    private void place(BufferedImage sheet, Cell cell, int left, int top) {
        int width = cell.image().getWidth() * zoom;
        int height = cell.image().getHeight() * zoom;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sheet.setRGB(left + x, top + y, cell.image().getRGB(x / zoom, y / zoom));
            }
        }
        int room = Math.min(width / DotFont.ADVANCE, cell.caption().length());
        DotFont.write(sheet, cell.caption().substring(0, room), left, top + height + 3, TEXT);
    }

    private static void fill(BufferedImage sheet) {
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, PAPER);
            }
        }
    }
}

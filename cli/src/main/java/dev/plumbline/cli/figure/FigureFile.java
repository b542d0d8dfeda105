package dev.plumbline.cli.figure;

import dev.plumbline.contracts.InvalidField;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;

/** Draws a plane into a file whose name says the format: {@code .svg} or {@code .png}. */
public final class FigureFile {
    /** Pixels of a PNG for each unit of the drawing. */
    private static final int SHARPNESS = 2;

    private FigureFile() {}

    /** @throws InvalidField where the name has another ending */
    public static void draw(Plane plane, Path file) throws IOException {
        draw(() -> TrendChart.of(plane), file);
    }

    /** @throws InvalidField where the name has another ending */
    public static void draw(ResidualPlane plane, Path file) throws IOException {
        draw(() -> ResidualChart.of(plane), file);
    }

    private static void draw(Supplier<XYChart> drawing, Path file) throws IOException {
        String ending = ending(file);
        try {
            XYChart chart = drawing.get();
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                if (ending.equals("svg")) {
                    VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
                } else {
                    ImageIO.write(pixels(chart), "png", out);
                }
            }
        } catch (InternalError | LinkageError e) {
            throw new IllegalStateException(
                    "this Java finds no fonts to draw with (Debian: apt-get install fontconfig fonts-dejavu-core)", e);
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (!ending.equals("svg") && !ending.equals("png")) {
            throw new InvalidField("OUT", file, "a name that ends in .svg or .png");
        }
        return ending;
    }

    private static BufferedImage pixels(XYChart chart) {
        BufferedImage image = new BufferedImage(
                TrendChart.WIDTH * SHARPNESS, TrendChart.HEIGHT * SHARPNESS, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(SHARPNESS, SHARPNESS);
        chart.paint(canvas, TrendChart.WIDTH, TrendChart.HEIGHT);
        canvas.dispose();
        return image;
    }
}

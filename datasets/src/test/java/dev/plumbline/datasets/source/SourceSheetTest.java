package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSheetTest {
    @Test
    void drawsARowForEachClass(@TempDir Path directory) throws Exception {
        Source source = Sources.of(List.of()).source("rendered:camtrap");
        Path png = directory.resolve("sheet.png");
        new SourceSheet(3, 32, 1).write(source, source.listing(), png);
        BufferedImage sheet = ImageIO.read(png.toFile());
        assertThat(sheet.getWidth()).isBetween(3 * 32, 3 * 42);
        assertThat(sheet.getHeight()).isBetween(16 * 32, 16 * 52);
    }
}

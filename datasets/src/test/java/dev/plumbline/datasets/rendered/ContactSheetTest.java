package dev.plumbline.datasets.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    private static final byte[] RED_AND_BLUE = {-1, 0, 0, 0, 0, -1, 0, 0, -1, -1, 0, 0};

    @Test
    void enlargesEachPixelAndSetsTheCaptionBelow() {
        ContactSheet.Cell cell = ContactSheet.Cell.of("t", 2, RED_AND_BLUE);
        BufferedImage sheet = new ContactSheet(1, 3).draw(List.of(cell));
        assertThat(sheet.getRGB(4, 4)).isEqualTo(0xFFFF0000);
        assertThat(sheet.getRGB(6, 6)).isEqualTo(0xFFFF0000);
        assertThat(sheet.getRGB(7, 4)).isEqualTo(0xFF0000FF);
        assertThat(sheet.getRGB(4, 9)).isEqualTo(0xFF0000FF);
        assertThat(dark(sheet)).as("dots of the letter t").isEqualTo(11);
    }

    @Test
    void wrapsToRows() {
        List<ContactSheet.Cell> cells = Collections.nCopies(5, ContactSheet.Cell.of("", 2, RED_AND_BLUE));
        BufferedImage one = new ContactSheet(5, 10).draw(cells);
        BufferedImage three = new ContactSheet(2, 10).draw(cells);
        assertThat(one.getWidth()).isGreaterThan(2 * three.getWidth());
        assertThat(three.getHeight()).isGreaterThan(2 * one.getHeight());
    }

    @Test
    void writesAPng(@TempDir Path directory) throws IOException {
        Path png = directory.resolve("sheet.png");
        new ContactSheet(1, 3).write(List.of(ContactSheet.Cell.of("t", 2, RED_AND_BLUE)), png);
        assertThat(ImageIO.read(png.toFile()).getRGB(4, 4)).isEqualTo(0xFFFF0000);
    }

    @Test
    void refusesNoColumns() {
        assertThatThrownBy(() -> new ContactSheet(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int dark(BufferedImage sheet) {
        int dark = 0;
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                dark += sheet.getRGB(x, y) == 0xFF303030 ? 1 : 0;
            }
        }
        return dark;
    }
}

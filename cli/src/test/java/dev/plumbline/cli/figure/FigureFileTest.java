package dev.plumbline.cli.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class FigureFileTest {
    @TempDir
    private Path directory = Path.of(".");

    @Test
    void aPngHasTheColourOfEverySeries() throws IOException {
        Path file = directory.resolve("f.png");
        FigureFile.draw(TestPlane.of(), file);
        BufferedImage image = ImageIO.read(file.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        for (int series = 0; series < 4; series++) {
            assertThat(colours).contains(Palette.line(series).getRGB());
        }
    }

    @Test
    void anSvgIsWellFormedAndHasTheColourOfEverySeries() throws Exception {
        Path file = directory.resolve("deeper/f.svg");
        FigureFile.draw(TestPlane.of(), file);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        String text = Files.readString(file);
        for (int series = 0; series < 4; series++) {
            Color colour = Palette.line(series);
            String stroke = "stroke:rgb(" + colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue() + ")";
            assertThat(text.contains(stroke)).as(stroke).isTrue();
        }
    }

    @Test
    void theBaselineComesFirst() {
        assertThat(TestPlane.of().trends()).extracting(trend -> trend.series()).startsWith("scratch", "objects-1k");
    }

    @Test
    void pointsThatAreNotInTheTrendsAreNotDrawn() {
        List<dev.plumbline.analytics.points.Point> points = TestPlane.points();
        assertThat(Plane.of(TestPlane.trends(), points, metric -> "linear", (task, test) -> false)
                        .get(0)
                        .points())
                .hasSize(points.size());
        assertThat(Plane.of(TestPlane.trends(), points, metric -> "logit", (task, test) -> false))
                .isEmpty();
    }

    @Test
    void aTestSetThatWasAddedToTheTaskIsCalledThat() {
        assertThat(TrendChart.of(TestPlane.of()).getYAxisTitle()).contains("(unseen-cameras), macro F1");
        assertThat(TrendChart.of(TestPlane.added()).getYAxisTitle())
                .contains("(unseen-cameras, added to the task), macro F1");
    }

    @Test
    void anotherEndingIsRefused() {
        assertThatThrownBy(() -> FigureFile.draw(TestPlane.of(), directory.resolve("f.pdf")))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("expected a name that ends in .svg or .png");
    }
}

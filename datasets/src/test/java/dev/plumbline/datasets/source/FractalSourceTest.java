package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.fractal.CategoryTable;
import dev.plumbline.datasets.fractal.FractalFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FractalSourceTest {
    @TempDir
    private Path directory = Path.of(".");

    private final Source source = Sources.of(List.of()).source("fractaldb");

    @Test
    void hasAThousandClassesOfAThousandImages() {
        Listing listing = source.listing();
        assertThat(listing.classes())
                .hasSize(1000)
                .allSatisfy(c -> assertThat(c.images()).hasSize(1000));
        assertThat(listing.classes().get(999).images()).startsWith("00999/00999_00_count_0_flip0.png");
        assertThat(listing.digest())
                .isEqualTo(Sources.of(List.of()).source("fractaldb").listing().digest());
    }

    @Test
    void aWrittenFolderReadsAsTheSourceDraws() throws Exception {
        for (int size : new int[] {32, 224}) {
            Path out = directory.resolve("fractals-" + size);
            new FractalFolder(out, 27, size).write(CategoryTable.published().subList(0, 3), 2);
            Source folder =
                    Sources.of(List.of(new SourceDirectory("written", out))).source("written");
            assertThat(folder.listing().classes())
                    .hasSize(3)
                    .allSatisfy(c -> assertThat(c.images()).hasSize(27));
            byte[] read = new byte[size * size * 3];
            byte[] drawn = new byte[size * size * 3];
            for (String image : folder.listing().classes().get(2).images()) {
                folder.read(image, size, read, 0);
                source.read(image, size, drawn, 0);
                assertThat(read).as(image).isEqualTo(drawn);
            }
        }
    }

    @Test
    void aFolderReadAtASmallerSizeIsWhatTheSourceDrawsThere() throws Exception {
        Path out = directory.resolve("full");
        new FractalFolder(out, 1, 512).write(CategoryTable.published().subList(0, 1), 1);
        Source folder = Sources.of(List.of(new SourceDirectory("full", out))).source("full");
        byte[] read = new byte[64 * 64 * 3];
        byte[] drawn = new byte[64 * 64 * 3];
        folder.read("00000/00000_00_count_0_flip0.png", 64, read, 0);
        source.read("00000/00000_00_count_0_flip0.png", 64, drawn, 0);
        assertThat(read).isEqualTo(drawn);
    }

    @Test
    void aFolderIsNotWrittenOverAnother() throws Exception {
        FractalFolder folder = new FractalFolder(directory.resolve("once"), 1, 32);
        folder.write(CategoryTable.published().subList(0, 1), 1);
        assertThatThrownBy(() -> folder.write(CategoryTable.published().subList(0, 1), 1))
                .isInstanceOf(InvalidField.class)
                .hasMessage("out: " + directory.resolve("once") + "; expected a new or empty directory");
    }

    @Test
    void refusesAnImageThatIsNotItsOwn() {
        for (String image : List.of(
                "01000/01000_00_count_0_flip0.png",
                "00000/00001_00_count_0_flip0.png",
                "00000/00000_25_count_0_flip0.png",
                "00000/00000_.png",
                "00000/00000.png",
                "00000",
                "")) {
            assertThatThrownBy(() -> source.read(image, 32, new byte[3072], 0))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessage("source fractaldb, image " + image + ": there is no such category or instance");
        }
        assertThatThrownBy(() -> source.read("00000/00000_00_count_0_flip0.png", 0, new byte[0], 0))
                .hasMessageEndingWith("it can be drawn at 1 to 2048 pixels, not at 0");
    }
}

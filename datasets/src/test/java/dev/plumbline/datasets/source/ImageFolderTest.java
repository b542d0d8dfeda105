package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path root;

    /** A plain square of the colour; the kind of file is as the name ends. */
    private void image(String path, int rgb) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400; i++) {
            image.setRGB(i % 20, i / 20, rgb);
        }
        String kind = path.toLowerCase(Locale.ROOT).endsWith("png") ? "png" : "jpg";
        assertThat(ImageIO.write(image, kind, file.toFile())).isTrue();
    }

    private Source open(String name) {
        return Sources.of(List.of(new SourceDirectory(name, root))).source(name);
    }

    private static List<List<String>> images(Listing listing) {
        return listing.classes().stream().map(ImageClass::images).toList();
    }

    @Test
    void listsClassesAndImagesByTheirIds() throws IOException {
        image("n02/b c.JPEG", 0);
        image("n02/B#c%20.jpg", 0);
        image("n02/Ünïcode.png", 0);
        image("n01/x.JPG", 0);
        image("n01/images/deep.JpEg", 0);
        image("n01/.hidden.jpg", 0);
        Files.writeString(root.resolve("n01/n01_boxes.txt"), "1 2 3");
        Files.writeString(root.resolve("words.txt"), "n01");
        Listing listing = open("tiny").listing();
        assertThat(listing.classes().stream().map(ImageClass::id)).containsExactly("n01", "n02");
        assertThat(images(listing))
                .containsExactly(
                        List.of("n01/images/deep.JpEg", "n01/x.JPG"),
                        List.of("n02/B#c%20.jpg", "n02/b c.JPEG", "n02/Ünïcode.png"));
    }

    @Test
    void readsUnderTheTrainFolder() throws IOException {
        image("train/n01/a.jpg", 0);
        image("val/n01/b.jpg", 0);
        assertThat(images(open("imagenet").listing())).containsExactly(List.of("n01/a.jpg"));
    }

    @Test
    void takesATrainClassForAClass() throws IOException {
        image("train/a.jpg", 0);
        image("tram/images/a.jpg", 0);
        assertThat(images(open("vehicles").listing()))
                .containsExactly(List.of("train/a.jpg"), List.of("tram/images/a.jpg"));
    }

    @Test
    void listsDomainsApartAndTogether() throws IOException {
        image("photo/dog/1.jpg", 0);
        image("photo/cat/1.jpg", 0);
        image("cartoon/dog/1.jpg", 0);
        DomainFolder pacs = (DomainFolder) open("pacs");
        assertThat(pacs.domains()).containsExactly("cartoon", "photo");
        assertThat(images(pacs.domain("photo").open()))
                .containsExactly(List.of("photo/cat/1.jpg"), List.of("photo/dog/1.jpg"));
        assertThat(images(pacs.listing()))
                .containsExactly(List.of("photo/cat/1.jpg"), List.of("cartoon/dog/1.jpg", "photo/dog/1.jpg"));
        assertThatThrownBy(() -> pacs.domain("sketch"))
                .isInstanceOf(InvalidField.class)
                .hasMessage("domain of pacs: sketch; expected one of cartoon, photo");
    }

    @Test
    void readsJpegAndPngWhateverTheyAreCalled() throws Exception {
        image("n01/a.jpg", 0x4080C0);
        image("n01/b.png", 0x4080C0);
        Files.move(root.resolve("n01/b.png"), root.resolve("n01/b.JPEG"));
        Source source = open("tiny");
        byte[] rgb = new byte[2 * 8 * 8 * 3];
        source.read("n01/a.jpg", 8, rgb, 0);
        source.read("n01/b.JPEG", 8, rgb, 8 * 8 * 3);
        assertThat(Arrays.copyOfRange(rgb, 192, 384)).containsExactly(plain(64, 0x40, 0x80, 0xC0));
        for (int i = 0; i < 192; i++) {
            assertThat(rgb[i] & 0xFF).isBetween((rgb[i + 192] & 0xFF) - 2, (rgb[i + 192] & 0xFF) + 2);
        }
    }

    private static byte[] plain(int pixels, int red, int green, int blue) {
        byte[] rgb = new byte[pixels * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return rgb;
    }

    @Test
    void namesAnImageThatIsCutShort() throws Exception {
        image("n01/a.jpg", 0x4080C0);
        byte[] whole = Files.readAllBytes(root.resolve("n01/a.jpg"));
        Files.write(root.resolve("n01/cut.jpg"), Arrays.copyOf(whole, whole.length - 20));
        Files.write(root.resolve("n01/none.jpg"), new byte[0]);
        Files.writeString(root.resolve("n01/text.jpg"), "not an image");
        Source source = open("tiny");
        for (String image : List.of("n01/cut.jpg", "n01/none.jpg", "n01/text.jpg", "n01/absent.jpg")) {
            assertThatThrownBy(() -> source.read(image, 8, new byte[192], 0))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessageStartingWith("source tiny, image " + image + ": ");
        }
    }

    @Test
    void refusesAPathThatLeavesTheRoot(@TempDir Path elsewhere) throws Exception {
        image("n01/a.jpg", 0);
        Path outside = Files.copy(root.resolve("n01/a.jpg"), elsewhere.resolve("secret.jpg"));
        Files.createSymbolicLink(root.resolve("n01/link.jpg"), outside);
        Source source = open("tiny");
        for (String image :
                List.of("../" + elsewhere.getFileName() + "/secret.jpg", outside.toString(), "n01/link.jpg")) {
            assertThatThrownBy(() -> source.read(image, 8, new byte[192], 0))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessageContaining("it lies outside of " + root);
        }
    }

    @Test
    void namesAClassWithoutImages() throws IOException {
        image("n01/a.jpg", 0);
        Path empty = Files.createDirectories(root.resolve("n02"));
        Source source = open("tiny");
        assertThatThrownBy(source::listing)
                .isInstanceOf(InvalidField.class)
                .hasMessage("source tiny: " + empty
                        + "; expected at least one image (bmp, jpeg, jpg, png) in the folder of each class");
    }

    @Test
    void namesADirectoryWithoutClasses() {
        assertThatThrownBy(() -> open("tiny").listing())
                .isInstanceOf(InvalidField.class)
                .hasMessage("source tiny: " + root + "; expected a folder of images for each class");
    }

    @Test
    void namesADirectoryThatIsNotThere() throws IOException {
        Path absent = root.resolve("absent");
        assertThatThrownBy(() -> Sources.of(List.of(new SourceDirectory("tiny", absent))))
                .isInstanceOf(InvalidField.class)
                .hasMessage("source tiny: " + absent + "; expected a directory that exists and can be read");
        Path file = Files.writeString(root.resolve("file"), "");
        assertThatThrownBy(() -> Sources.of(List.of(new SourceDirectory("tiny", file))))
                .isInstanceOf(InvalidField.class)
                .hasMessage("source tiny: " + file + "; expected a directory that exists and can be read");
    }
}

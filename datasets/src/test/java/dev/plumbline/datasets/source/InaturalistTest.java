package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InaturalistTest {
    private static final String CATEGORIES = """
            "categories": [{"supercategory": "Fungi", "name": "Amanita muscaria", "id": 10},
            {"supercategory": "Aves", "name": "Passer domesticus", "id": 9}]""";
    private static final String IMAGES = """
            "images": [{"id": 1, "width": 800, "height": 600, "file_name": "train_val_images/Aves/Passer domesticus/a.jpg",
             "license": 3, "rights_holder": "Zoë \\"Z\\" Ångström"},
            {"file_name": "train_val_images/Fungi/Amanita muscaria/b.JPG", "id": 3},
            {"file_name": "train_val_images/Fungi/Amanita muscaria/a.jpg", "id": 2}]""";
    private static final String ANNOTATIONS = """
            "annotations": [{"id": 7, "image_id": 2, "category_id": 10}, {"image_id": 1, "category_id": 9},
            {"image_id": 3, "category_id": 10}]""";
    private static final String INFO = """
            "info": {"year": 2017, "contributor": "x", "images": []}, "licenses": [{"id": 1, "url": ""}]""";

    @TempDir
    Path root;

    private Source open(String... parts) throws IOException {
        Files.writeString(root.resolve("train2017.json"), "{" + String.join(",", parts) + "}");
        return open();
    }

    private Source open() {
        return Sources.of(List.of(new SourceDirectory("inaturalist", root))).source("inaturalist");
    }

    @Test
    void readsAListingInCocosForm() throws IOException {
        Source source = open(INFO, IMAGES, ANNOTATIONS, CATEGORIES);
        assertThat(source.listing().classes())
                .containsExactly(
                        new ImageClass(
                                "09", "Passer domesticus", List.of("train_val_images/Aves/Passer domesticus/a.jpg")),
                        new ImageClass(
                                "10",
                                "Amanita muscaria",
                                List.of(
                                        "train_val_images/Fungi/Amanita muscaria/a.jpg",
                                        "train_val_images/Fungi/Amanita muscaria/b.JPG")));
        assertThat(source.superclasses()).isEqualTo(Map.of("09", "Aves", "10", "Fungi"));
    }

    @Test
    void doesNotDependOnTheOrderOfTheTables() throws IOException {
        String digest = open(INFO, IMAGES, ANNOTATIONS, CATEGORIES).listing().digest();
        assertThat(open(CATEGORIES, ANNOTATIONS, INFO, IMAGES).listing().digest())
                .isEqualTo(digest);
    }

    @Test
    void readsTheImageTreeBesideTheListing() throws Exception {
        Path file = root.resolve("train_val_images/Aves/Passer domesticus/a.jpg");
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
        Source source = open(IMAGES, ANNOTATIONS, CATEGORIES);
        byte[] rgb = new byte[192];
        source.read("train_val_images/Aves/Passer domesticus/a.jpg", 8, rgb, 0);
        assertThat(rgb).containsOnly(0);
        assertThatThrownBy(() -> source.read("train_val_images/Fungi/Amanita muscaria/a.jpg", 8, rgb, 0))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageContaining("train_val_images/Fungi/Amanita muscaria/a.jpg: there is no such file");
    }

    @Test
    void refusesALinkThatLeavesTheRoot(@TempDir Path elsewhere) throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret.jpg"), "secret");
        Files.createDirectories(root.resolve("train_val_images/Aves"));
        Files.createSymbolicLink(root.resolve("train_val_images/Aves/Passer domesticus"), secret.getParent());
        Files.createSymbolicLink(root.resolve("train_val_images/Aves/a.jpg"), secret);
        Source source = open(IMAGES.replace("domesticus/a.jpg", "domesticus/secret.jpg"), ANNOTATIONS, CATEGORIES);
        for (String image :
                List.of("train_val_images/Aves/Passer domesticus/secret.jpg", "train_val_images/Aves/a.jpg")) {
            assertThatThrownBy(() -> source.read(image, 8, new byte[192], 0))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessage("source inaturalist, image " + image + ": it lies outside of " + root.toRealPath());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.jpg",
                "train/../../secret.jpg",
                "/etc/secret.jpg",
                "train//a.jpg",
                "./a.jpg",
                "train/..",
                "",
                "train\\\\..\\\\a.jpg",
                "a\\tb.jpg"
            })
    void refusesAFileNameThatLeavesTheRootOrIsNotPlain(String path) throws IOException {
        Source source = open("\"images\": [{\"id\": 5, \"file_name\": \"a.jpg\"}, {\"id\": 1, \"file_name\": \"" + path
                + "\"}], \"annotations\": [], " + CATEGORIES);
        assertThatThrownBy(source::listing)
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("source inaturalist, train2017.json, images[1].file_name: ")
                .hasMessageContaining("; expected a path below " + root);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id": 2 | "id": 3 | images[2].id: 3; expected each image id once
            "id": 2 | "no": 2 | images[2].id: missing; expected a value
            "id": 2 | "id": "2" | images[2].id: expected a whole number
            "image_id": 3 | "image_id": 2 | annotations[2].image_id: 2; expected one annotation for each image
            {"image_id": 1, "category_id": 9}, | `` | an annotation for each image; image 1 has none
            "image_id": 1 | "image_id": 8 | annotations of its own images; it lists no image 8
            "category_id": 9 | "category_id": 8 | it lists no category 8, which image 1 has
            "category_id": 9 | "category_id": 10 | images of each category; 9 (Passer domesticus) has none
            "id": 9 | "id": 10 | categories[1].id: 10; expected each category id once
            b.JPG | a.jpg | images[2].file_name: train_val_images/Fungi/Amanita muscaria/a.jpg; expected each file once
            """)
    void namesTheRowThatIsAtFault(String right, String wrong, String fault) throws IOException {
        String whole = "{" + String.join(",", IMAGES, ANNOTATIONS, CATEGORIES) + "}";
        assertThat(whole).contains(right);
        Files.writeString(root.resolve("train2017.json"), whole.replace(right, wrong));
        Source source = open();
        assertThatThrownBy(source::listing)
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("train2017.json")
                .hasMessageContaining(fault);
    }

    @Test
    void namesAFileThatIsCutShort() throws IOException {
        String whole = "{" + String.join(",", IMAGES, ANNOTATIONS, CATEGORIES) + "}";
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(root.resolve("train2017.json"), whole.substring(0, length));
            Source source = open();
            assertThatThrownBy(source::listing)
                    .as("the first %d characters", length)
                    .isInstanceOf(InvalidField.class)
                    .hasMessageContaining("train2017.json");
        }
    }
}

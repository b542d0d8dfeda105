package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.ImageDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainAndValTest {
    private static final String TINY_ROW = "\t0\t32\t44\t62\n";

    @TempDir
    Path root;

    /** Listing looks at names only. */
    private void image(String path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.createFile(root.resolve(path));
    }

    private void copy(String resource, String path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        try (InputStream in = Objects.requireNonNull(ImageDecoder.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, root.resolve(path));
        }
    }

    @BeforeEach
    void train() throws IOException {
        image("train/n01440764/n01440764_18.JPEG");
        image("train/n01443537/n01443537_2.JPEG");
        image("train/n01443537/n01443537_10.JPEG");
        image("train/n01484850/n01484850_1.JPEG");
    }

    private HeldOut open() {
        Source source =
                Sources.of(List.of(new SourceDirectory("imagenet", root))).source("imagenet");
        assertThat(source).isInstanceOf(HeldOut.class);
        return (HeldOut) source;
    }

    private static List<String> lines(Listing listing) {
        List<String> lines = new ArrayList<>();
        listing.classes().forEach(c -> c.images().forEach(image -> lines.add(c.id() + " " + image)));
        return lines;
    }

    private void assertFault(String fault) {
        HeldOut source = open();
        assertThat(source.listing().images()).isEqualTo(4);
        assertThatThrownBy(source::heldOut).isInstanceOf(InvalidField.class).hasMessage(fault);
    }

    @Test
    void readsFoldersOfVal() throws IOException {
        image("val/n01440764/ILSVRC2012_val_00000293.JPEG");
        image("val/n01443537/ILSVRC2012_val_00000236.JPEG");
        image("val/n01443537/images/ILSVRC2012_val_00000007.jpeg");
        HeldOut source = open();
        assertThat(lines(source.heldOut()))
                .containsExactly(
                        "n01440764 val/n01440764/ILSVRC2012_val_00000293.JPEG",
                        "n01443537 val/n01443537/ILSVRC2012_val_00000236.JPEG",
                        "n01443537 val/n01443537/images/ILSVRC2012_val_00000007.jpeg");
        assertThat(source.heldOut().classes().stream().map(ImageClass::id))
                .as("a class without held-out images stays")
                .containsExactly("n01440764", "n01443537", "n01484850");
    }

    @Test
    void drawsFromTrainWhetherValIsThereOrNot() throws IOException {
        String digest = Sources.of(List.of(new SourceDirectory("imagenet", root)))
                .source("imagenet")
                .listing()
                .digest();
        image("val/n01440764/ILSVRC2012_val_00000293.JPEG");
        assertThat(open().listing().digest()).isEqualTo(digest);
    }

    @Test
    void readsTheAnnotationsOfTinyImageNet() throws IOException {
        image("val/images/val_0.JPEG");
        image("val/images/val_1.JPEG");
        image("val/images/val_2.JPEG");
        Files.writeString(
                root.resolve("val/val_annotations.txt"),
                "val_2.JPEG\tn01443537" + TINY_ROW + "val_0.JPEG\tn01484850" + TINY_ROW + "val_1.JPEG\tn01443537"
                        + TINY_ROW);
        assertThat(lines(open().heldOut()))
                .containsExactly(
                        "n01443537 val/images/val_1.JPEG",
                        "n01443537 val/images/val_2.JPEG",
                        "n01484850 val/images/val_0.JPEG");
    }

    @Test
    void readsTheSolutionOfImageNet() throws IOException {
        image("val/ILSVRC2012_val_00048981.JPEG");
        image("val/ILSVRC2012_val_00037956.jpeg");
        Files.writeString(root.resolve("LOC_val_solution.csv"), """
                ImageId,PredictionString
                ILSVRC2012_val_00048981,n01443537 85 1 499 272 n01484850 1 2 3 4 \r
                ILSVRC2012_val_00037956,n01440764 131 0 499 254 \r
                """);
        List<String> expected =
                List.of("n01440764 val/ILSVRC2012_val_00037956.jpeg", "n01443537 val/ILSVRC2012_val_00048981.JPEG");
        assertThat(lines(open().heldOut())).isEqualTo(expected);
        Files.move(root.resolve("LOC_val_solution.csv"), root.resolve("val/LOC_val_solution.csv"));
        assertThat(lines(open().heldOut())).isEqualTo(expected);
    }

    @Test
    void namesARowOfTheSolutionThatIsAtFault() throws IOException {
        image("val/v_1.JPEG");
        image("val/v_2.JPEG");
        Path solution = root.resolve("LOC_val_solution.csv");
        String head = "ImageId,PredictionString\nv_1,n01443537 1 2 3 4\n";
        String place = "source imagenet, LOC_val_solution.csv, row 3: ";
        Files.writeString(solution, head + "v_3,n01443537 1 2 3 4\n");
        assertFault(place + "v_3; expected an image in val");
        Files.writeString(solution, head + "v_2,n09999999 1 2 3 4\n");
        assertFault(place + "n09999999; expected a class that has a folder in train");
        Files.writeString(solution, head + "v_1,n01440764 1 2 3 4\n");
        assertFault(place + "v_1; expected each image once");
        Files.writeString(solution, head + "v_2\n");
        assertFault(place + "v_2; expected 2 fields, one for each column");
        Files.writeString(solution, head);
        assertFault("source imagenet: " + root.resolve("val/v_2.JPEG")
                + "; expected a row for each image in LOC_val_solution.csv; there is none for v_2");
        Files.writeString(solution, "Id,Label\nv_1,n01443537\n");
        assertFault("source imagenet, LOC_val_solution.csv: Id,Label; expected the columns ImageId,PredictionString");
    }

    @Test
    void namesARowOfTheAnnotationsThatIsAtFault() throws IOException {
        image("val/images/val_0.JPEG");
        image("val/images/val_1.JPEG");
        Path annotations = root.resolve("val/val_annotations.txt");
        String place = "source imagenet, val/val_annotations.txt, row 2: ";
        String first = "val_0.JPEG\tn01443537" + TINY_ROW;
        Files.writeString(annotations, first + "val_1.JPEG\tn01443537\t0\t32\t44\n");
        assertFault(place + "val_1.JPEG\tn01443537\t0\t32\t44; expected file, class and the four numbers of a box,"
                + " with tabs between");
        Files.writeString(annotations, first + "../val_1.JPEG\tn01443537" + TINY_ROW);
        assertFault(place + "../val_1.JPEG; expected an image in val/images");
    }

    @Test
    void namesAFolderOfValThatTrainDoesNotHave() throws IOException {
        image("val/n09999999/v_1.JPEG");
        assertFault("source imagenet, folder of val: n09999999; expected a class that has a folder in train");
    }

    @Test
    void saysThatValHasNoLabels() throws IOException {
        image("val/v_1.JPEG");
        assertFault("source imagenet: " + root.resolve("val")
                + "; expected a folder of images for each class, or val_annotations.txt, or LOC_val_solution.csv");
    }

    @Test
    void refusesATrainingClassCalledVal() throws IOException {
        image("train/val/1.jpg");
        image("val/n01443537/1.jpg");
        HeldOut source = open();
        assertThatThrownBy(source::listing)
                .isInstanceOf(InvalidField.class)
                .hasMessageEndingWith("; expected no class of this name beside a val folder");
    }

    @Test
    void readsEveryKindOfFileThatImageNetHas() throws Exception {
        copy("cmyk.jpg", "train/n02/n02_1.JPEG");
        copy("grey.jpg", "train/n02/n02_2.JPEG");
        copy("palette.png", "train/n02/n02_3.JPEG");
        copy("progressive.jpg", "train/n02/N02_4.JPG");
        copy("ycck.jpg", "val/n02/ILSVRC2012_val_00019877.JPEG");
        HeldOut source = open();
        List<String> images = new ArrayList<>(lines(source.listing()).stream()
                .filter(line -> line.startsWith("n02 "))
                .map(line -> line.substring(4))
                .toList());
        assertThat(images).containsExactly("n02/N02_4.JPG", "n02/n02_1.JPEG", "n02/n02_2.JPEG", "n02/n02_3.JPEG");
        images.add("val/n02/ILSVRC2012_val_00019877.JPEG");
        assertThat(lines(source.heldOut())).containsExactly("n02 " + images.get(4));
        for (String image : images) {
            byte[] rgb = new byte[16 * 16 * 3];
            source.read(image, 16, rgb, 0);
            assertThat(rgb).as(image).isNotEqualTo(new byte[16 * 16 * 3]);
        }
    }

    @Test
    void refusesPathsThatLeaveTheirFolder(@TempDir Path elsewhere) throws Exception {
        image("val/n01443537/1.jpg");
        Path secret = Files.writeString(elsewhere.resolve("secret.jpg"), "secret");
        Files.createSymbolicLink(root.resolve("val/n01443537/link.jpg"), secret);
        HeldOut source = open();
        for (String image : List.of("val/../../" + elsewhere.getFileName() + "/secret.jpg", "val/n01443537/link.jpg")) {
            assertThatThrownBy(() -> source.read(image, 8, new byte[192], 0))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessage("source imagenet, image " + image + ": it lies outside of " + root.toRealPath());
        }
    }
}

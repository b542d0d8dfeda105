package dev.plumbline.datasets.source;

import static dev.plumbline.datasets.source.FixtureDirectory.colour;
import static dev.plumbline.datasets.source.FixtureDirectory.images;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.Split;
import dev.plumbline.datasets.UnreadableImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IwildcamLayoutTest {
    private static final String HEADER =
            ",split,location_remapped,location,sequence_remapped,seq_id,y,category_id,datetime,filename,image_id";
    private static final List<String> ROWS = List.of(
            "0,train,7,37,0,30048128,1,317,2013-06-05 05:44:19.000,8b31d3be.jpg,8b31d3be",
            "1,train,7,37,0,30048128,0,0,2013-06-06 06:44:19.000,\"a, b \"\"c\"\".JPG\",ab",
            "2,id_val,7,37,1,x,2,372,2013-06-07 00:00:00.000,Zoë 1.Jpeg,zoe",
            "3,id_test,7,37,2,x,1,317,2013-06-08 23:59:59.999,d.JPEG,d",
            "4,val,9,101,3,x,0,0,2012-01-01 12:00:00.000,e.jpg,e",
            "5,test,12,400,4,x,2,372,2012-02-29 12:00:00.000,deep/f.jpg,f");

    @TempDir
    Path root;

    private FixtureDirectory directory;

    @BeforeEach
    void fill() throws IOException {
        directory = new FixtureDirectory(root);
        categories();
        metadata(ROWS);
        directory.image("train/8b31d3be.jpg", 0xC04020);
        directory.image("train/a, b \"c\".JPG", 0);
        directory.image("train/Zoë 1.Jpeg", 0);
        directory.image("train/d.JPEG", 0);
        directory.image("train/e.jpg", 0);
        directory.image("train/deep/f.jpg", 0x2040C0);
    }

    private void categories() throws IOException {
        directory.text(
                "categories.csv",
                "y,category_id,name",
                "0,0,empty",
                "1,317,\"meleagris ocellata, male\"",
                "2,372,canis lupus",
                "99999,2,human");
    }

    private void metadata(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows);
        directory.text("metadata.csv", lines.toArray(String[]::new));
    }

    private SplitSource open() {
        return (SplitSource) directory.open("iwildcam");
    }

    @Test
    void cutsAsTheColumnSplitSays() {
        SplitSource source = open();
        assertThat(images(source.listing()))
                .isEqualTo(images(source.split(Split.TRAIN)))
                .containsExactly(List.of("train/a, b \"c\".JPG"), List.of("train/8b31d3be.jpg"), List.of());
        assertThat(images(source.split(Split.ID_VAL)))
                .containsExactly(List.of(), List.of(), List.of("train/Zoë 1.Jpeg"));
        assertThat(images(source.split(Split.ID_TEST))).containsExactly(List.of(), List.of("train/d.JPEG"), List.of());
        assertThat(images(source.split(Split.OOD_VAL))).containsExactly(List.of("train/e.jpg"), List.of(), List.of());
        assertThat(images(source.split(Split.OOD_TEST)))
                .containsExactly(List.of(), List.of(), List.of("train/deep/f.jpg"));
    }

    @Test
    void givesEverySplitTheClassesOfTheCategories() {
        SplitSource source = open();
        for (Split split : Split.values()) {
            assertThat(source.split(split).classes())
                    .extracting(ImageClass::id, ImageClass::name)
                    .containsExactly(
                            tuple("000", "empty"),
                            tuple("001", "meleagris ocellata, male"),
                            tuple("002", "canis lupus"));
        }
    }

    @Test
    void groupsByLocationAndInDistributionByItsDays() {
        SplitSource source = open();
        assertThat(source.group("train/8b31d3be.jpg")).contains("7/2013-06-05");
        assertThat(source.group("train/d.JPEG")).contains("7/2013-06-08");
        assertThat(source.group("train/e.jpg")).contains("9");
        assertThat(source.group("train/deep/f.jpg")).contains("12");
    }

    @Test
    void readsTheImages() throws Exception {
        SplitSource source = open();
        assertThat(colour(source, "train/8b31d3be.jpg")).satisfies(IwildcamLayoutTest::isReddish);
        assertThat(colour(source, "train/deep/f.jpg")[2]).isBetween(0xC0 - 3, 0xC0 + 3);
    }

    private static void isReddish(int[] rgb) {
        assertThat(rgb[0]).isBetween(0xC0 - 3, 0xC0 + 3);
        assertThat(rgb[2]).isBetween(0x20 - 3, 0x20 + 3);
    }

    @Test
    void takesRowsAndColumnsInAnyOrder() throws IOException {
        SplitSource before = open();
        List<String> rows = new ArrayList<>(ROWS);
        Collections.reverse(rows);
        metadata(rows);
        SplitSource after = open();
        for (Split split : Split.values()) {
            assertThat(after.split(split).digest())
                    .isEqualTo(before.split(split).digest());
        }
        directory.text("categories.csv", "name,y", "canis lupus,2", "empty,0", "\"meleagris ocellata, male\",1");
        assertThat(open().split(Split.TRAIN).digest())
                .isEqualTo(before.split(Split.TRAIN).digest());
    }

    /** Writes one more row, the eighth with the header, and expects a refusal of it. */
    private void refuses(String row, String message) throws IOException {
        List<String> rows = new ArrayList<>(ROWS);
        rows.add(row);
        metadata(rows);
        SplitSource source = open();
        assertThatThrownBy(source::listing)
                .isInstanceOf(InvalidField.class)
                .hasMessage("source iwildcam, " + message.formatted(root.toRealPath()));
    }

    @Test
    void refusesARowThatIsShortOrLong() throws IOException {
        refuses(
                "6,train,7,37,0,x,1,317,2013-06-05 05:44:19.000,8b31d3be.jpg",
                "metadata.csv, row 8: 6,train,7,37,0,x,1,317,2013-06-05 05:44:19.000,8b31d3be.jpg; expected 11 fields, one for each column");
        refuses(
                "6,train,7,37,0,x,1,317,2013-06-05 05:44:19.000,g.jpg,g,h",
                "metadata.csv, row 8: 6,train,7,37,0,x,1,317,2013-06-05 05:44:19.000,g.jpg,g,h; expected 11 fields, one for each column");
    }

    @Test
    void refusesAnUnknownSplit() throws IOException {
        refuses(
                "6,Train,7,37,0,x,1,317,2013-06-05 05:44:19.000,g.jpg,g",
                "metadata.csv, row 8, split: Train; expected one of id_test, id_val, test, train, val");
    }

    @Test
    void refusesALabelThatIsNoClass() throws IOException {
        for (String y : List.of("3", "99999", "182")) {
            refuses(
                    "6,train,7,37,0,x," + y + ",317,2013-06-05 05:44:19.000,e2.jpg,g",
                    "metadata.csv, row 8, y: " + y + "; expected a y of one of the 3 classes in categories.csv");
        }
        for (String y : List.of("-1", "1.0", "dog", "1234567890")) {
            refuses(
                    "6,train,7,37,0,x," + y + ",317,2013-06-05 05:44:19.000,e2.jpg,g",
                    "metadata.csv, row 8, y: " + y + "; expected a whole number from 0");
        }
        refuses(
                "6,train,7,37,0,x,,317,2013-06-05 05:44:19.000,e2.jpg,g",
                "metadata.csv, row 8, y: ; expected a value in each row");
    }

    @Test
    void refusesAFileThatIsListedTwiceOrMissing() throws IOException {
        refuses(
                "6,test,7,37,0,x,1,317,2013-06-05 05:44:19.000,e.jpg,g",
                "metadata.csv, row 8, filename: train/e.jpg; expected each file once; row 6 of metadata.csv lists it too");
        refuses(
                "6,test,7,37,0,x,1,317,2013-06-05 05:44:19.000,E.jpg,g",
                "metadata.csv, row 8, filename: train/E.jpg; expected a file in %s");
    }

    @Test
    void listsAMissingFileWhereItIsAskedFor() throws IOException {
        Files.delete(root.resolve("train/8b31d3be.jpg"));
        Source source = open().withMissing();
        assertThat(images(source.listing()).get(1)).containsExactly("train/8b31d3be.jpg");
        assertThat(source.group("train/8b31d3be.jpg")).contains("7/2013-06-05");
        assertThatThrownBy(() -> source.read("train/8b31d3be.jpg", 8, new byte[192], 0))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void refusesAFileOutsideOfTheSource() throws IOException {
        for (String path : List.of("../metadata.csv", "/etc/passwd.jpg", "deep/../../x.jpg", "./e.jpg", "a\\b.jpg")) {
            refuses(
                    "6,test,7,37,0,x,1,317,2013-06-05 05:44:19.000," + path + ",g",
                    "metadata.csv, row 8, filename: train/" + path
                            + "; expected a path below %s with single slashes, without . and .. and \\ in it");
        }
    }

    @Test
    void refusesATimeThatIsNone() throws IOException {
        directory.image("train/g.jpg", 0);
        refuses(
                "6,train,7,37,0,x,1,317,2013-02-30 05:44:19.000,g.jpg,g",
                "metadata.csv, row 8, datetime: 2013-02-30 05:44:19.000; expected a time as 2013-06-05 05:44:19.000");
    }

    @Test
    void refusesTablesOfAnotherForm() throws IOException {
        directory.text("metadata.csv", ",split,y,filename", "0,train,0,e.jpg");
        assertThatThrownBy(() -> open().listing())
                .hasMessage(
                        "source iwildcam, metadata.csv: ,split,y,filename; expected the columns split,location_remapped,y,datetime,filename");
        metadata(ROWS);
        directory.text("categories.csv", "y,category_id,name", "0,0,empty", "1,1,dog", "1,2,cat");
        assertThatThrownBy(() -> open().listing())
                .hasMessage("source iwildcam, categories.csv, row 4, y: 1; expected each y once");
        directory.text("categories.csv", "y,category_id,name", "99999,0,empty");
        assertThatThrownBy(() -> open().listing()).hasMessageEndingWith("categories.csv; expected at least one class");
        Files.write(
                root.resolve("categories.csv"), new byte[] {'y', ',', 'n', 'a', 'm', 'e', '\n', '0', ',', (byte) 0xFF});
        assertThatThrownBy(() -> open().listing())
                .hasMessageEndingWith("categories.csv: text in another encoding; expected UTF-8");
        directory.text("categories.csv", "y,y,name", "0,0,empty");
        assertThatThrownBy(() -> open().listing()).hasMessageEndingWith("a header that names each column once");
        directory.text("categories.csv", "y,name", "0,\"empty");
        assertThatThrownBy(() -> open().listing()).hasMessageEndingWith("; expected CSV as in RFC 4180");
    }

    /** The sizes are those of WILDS 2.0; no image is there. */
    @Test
    void countsATableOfThePublishedSizes() throws IOException {
        List<String> names = new ArrayList<>(List.of("y,category_id,name"));
        for (int y = 0; y < 182; y++) {
            names.add(y + "," + (1000 + y) + ",species " + y);
        }
        names.add("99999,1,none");
        directory.text("categories.csv", names.toArray(String[]::new));
        List<String> rows = new ArrayList<>(203_029);
        rows("train", 129_809, 0, 243, rows);
        rows("id_val", 7_314, 0, 243, rows);
        rows("id_test", 8_154, 0, 243, rows);
        rows("val", 14_961, 243, 32, rows);
        rows("test", 42_791, 275, 48, rows);
        Collections.shuffle(rows, new Random(1));
        metadata(rows);
        SplitSource source = (SplitSource) open().withMissing();
        assertThat(source.split(Split.TRAIN).images()).isEqualTo(129_809);
        assertThat(source.split(Split.ID_VAL).images()).isEqualTo(7_314);
        assertThat(source.split(Split.ID_TEST).images()).isEqualTo(8_154);
        assertThat(source.split(Split.OOD_VAL).images()).isEqualTo(14_961);
        assertThat(source.split(Split.OOD_TEST).images()).isEqualTo(42_791);
        for (Split split : Split.values()) {
            assertThat(source.split(split).classes()).hasSize(182);
        }
        ImageClass last = source.listing().classes().get(181);
        assertThat(last.id() + " " + last.name()).isEqualTo("181 species 181");
        assertThat(groups(source, Split.OOD_TEST)).isEqualTo(48);
        assertThat(groups(source, Split.OOD_VAL)).isEqualTo(32);
    }

    private static long groups(SplitSource source, Split split) {
        return source.split(split).classes().stream()
                .flatMap(c -> c.images().stream())
                .map(image -> source.group(image).orElseThrow())
                .distinct()
                .count();
    }

    private static void rows(String split, int count, int location, int locations, List<String> rows) {
        for (int i = 0; i < count; i++) {
            int at = location + i % locations;
            int y = i % 182;
            rows.add("%d,%s,%d,%d,%d,%d,%d,%d,2013-06-%02d 05:44:19.000,%s-%06d.jpg,%s-%06d"
                    .formatted(
                            rows.size(), split, at, at + 1, i / 3, i / 3, y, 1000 + y, 1 + i % 28, split, i, split, i));
        }
    }
}

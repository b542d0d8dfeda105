package dev.plumbline.datasets.source;

import static dev.plumbline.datasets.source.FixtureDirectory.colour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmowLayoutTest {
    private static final String HEADER = ",split,timestamp,country_code,lon,lat,category";
    private static final List<String> ROWS = List.of(
            "0,train,2002-03-04T05:06:07Z,FRA,2.3,48.8,airport",
            "1,train,2012-12-31T23:59:59Z,NAM,17.1,-22.6,zoo",
            "2,train,2013-01-01T00:00:00Z,FRA,2.3,48.8,zoo",
            "3,val,2012-06-01T00:00:00Z,USA,-77,39,dam",
            "4,val,2013-01-01T00:30:00+01:00,USA,-77,39,dam",
            "5,val,2013-01-01T00:00:00Z,USA,-77,39,dam",
            "6,val,2015-12-31 23:59:59.5+00:00,\"USA\",-77,39,multi-unit_residential",
            "7,val,2016-01-01T00:00:00Z,USA,-77,39,dam",
            "8,seq,2011-01-01T00:00:00Z,USA,-77,39,dam",
            "9,test,2012-01-01T00:00:00Z,XKX,21,42,dam",
            "10,test,2014-01-01T00:00:00Z,USA,-77,39,dam",
            "11,test,2016-01-01T00:00:00Z,ATA,0,-80,port",
            "12,test,2017-05-01T00:00:00Z,JPN,139,35,port");

    @TempDir
    Path root;

    private FixtureDirectory directory;

    @BeforeEach
    void fill() throws IOException {
        directory = new FixtureDirectory(root);
        directory.text(
                "country_code_mapping.csv",
                "name,alpha-2,alpha-3,country-code,iso_3166-2,region,sub-region",
                "France,FR,FRA,250,ISO 3166-2:FR,Europe,Western Europe",
                "Namibia,NA,NAM,516,ISO 3166-2:NA,Africa,Sub-Saharan Africa",
                "\"United States of America\",US,USA,840,ISO 3166-2:US,Americas,Northern America",
                "Antarctica,AQ,ATA,010,ISO 3166-2:AQ,\"\",\"\"",
                "Japan,JP,JPN,392,ISO 3166-2:JP,Asia,Eastern Asia");
        metadata(ROWS);
        for (int i = 0; i < ROWS.size(); i++) {
            directory.image("images/rgb_img_" + i + ".png", i << 16);
        }
    }

    private void metadata(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows);
        directory.text("rgb_metadata.csv", lines.toArray(String[]::new));
    }

    private SplitSource open() {
        return (SplitSource) directory.open("fmow");
    }

    /** Image to class, of a split. */
    private static Map<String, String> labels(Listing listing) {
        Map<String, String> labels = new TreeMap<>();
        listing.classes().forEach(c -> c.images().forEach(image -> labels.put(image, c.id())));
        return labels;
    }

    @Test
    void cutsByYearAsWildsDoes() {
        SplitSource source = open();
        assertThat(labels(source.split(Split.TRAIN)))
                .isEqualTo(Map.of("images/rgb_img_0.png", "airport", "images/rgb_img_1.png", "zoo"))
                .isEqualTo(labels(source.listing()));
        assertThat(labels(source.split(Split.ID_VAL)))
                .isEqualTo(Map.of("images/rgb_img_3.png", "dam", "images/rgb_img_4.png", "dam"));
        assertThat(labels(source.split(Split.ID_TEST))).isEqualTo(Map.of("images/rgb_img_9.png", "dam"));
        assertThat(labels(source.split(Split.OOD_VAL)))
                .isEqualTo(Map.of("images/rgb_img_5.png", "dam", "images/rgb_img_6.png", "multi-unit_residential"));
        assertThat(labels(source.split(Split.OOD_TEST)))
                .isEqualTo(Map.of("images/rgb_img_11.png", "port", "images/rgb_img_12.png", "port"));
    }

    @Test
    void groupsByYearAndRegion() {
        SplitSource source = open();
        assertThat(source.group("images/rgb_img_0.png")).contains("2002/Europe");
        assertThat(source.group("images/rgb_img_1.png")).contains("2012/Africa");
        assertThat(source.group("images/rgb_img_4.png")).contains("2012/Americas");
        assertThat(source.group("images/rgb_img_9.png")).contains("2012/Other");
        assertThat(source.group("images/rgb_img_11.png")).contains("2016/Other");
        assertThat(source.group("images/rgb_img_12.png")).contains("2017/Asia");
    }

    @Test
    void knowsTheSixtyTwoCategoriesInOrder() {
        List<ImageClass> classes = open().split(Split.OOD_TEST).classes();
        assertThat(classes).hasSize(62);
        assertThat(classes.get(0).id()).isEqualTo("airport");
        assertThat(classes.get(30).id()).isEqualTo("multi-unit_residential");
        assertThat(classes.get(61).id()).isEqualTo("zoo");
    }

    @Test
    void readsTheImageOfARow() throws Exception {
        assertThat(colour(open(), "images/rgb_img_12.png")).containsExactly(12, 0, 0);
    }

    private void refuses(String row, String message) throws IOException {
        List<String> rows = new ArrayList<>(ROWS);
        rows.add(row);
        metadata(rows);
        SplitSource source = open();
        assertThatThrownBy(source::listing)
                .isInstanceOf(InvalidField.class)
                .hasMessage("source fmow, " + message.formatted(root.toRealPath()));
    }

    @Test
    void refusesRowsThatCannotBe() throws IOException {
        refuses(
                "13,train,2002-03-04T05:06:07Z,FRA,2.3,48.8",
                "rgb_metadata.csv, row 15: 13,train,2002-03-04T05:06:07Z,FRA,2.3,48.8; expected 7 fields, one for each column");
        refuses(
                "13,trial,2002-03-04T05:06:07Z,FRA,2.3,48.8,zoo",
                "rgb_metadata.csv, row 15, split: trial; expected one of seq, test, train, val");
        refuses(
                "13,train,2002-03-04,FRA,2.3,48.8,zoo",
                "rgb_metadata.csv, row 15, timestamp: 2002-03-04; expected a time with its zone, as 2016-03-01T10:15:00Z");
        refuses(
                "13,train,2002-03-04T05:06:07Z,FRA,2.3,48.8,false_detection",
                "rgb_metadata.csv, row 15, category: false_detection; expected one of fMoW's 62, as airport");
        refuses(
                "13,train,2002-03-04T05:06:07Z,FRA,2.3,48.8,zoo",
                "rgb_metadata.csv, row 15, image: images/rgb_img_13.png; expected a file in %s");
    }

    @Test
    void countsRowsOfNoSplitToo() throws IOException {
        refuses(
                "13,seq,2002-03-04T05:06:07Z,FRA,2.3,48.8,zoo\n14,train,2002-03-04T05:06:07Z,FRA,2.3,48.8,zoo",
                "rgb_metadata.csv, row 16, image: images/rgb_img_14.png; expected a file in %s");
    }
}

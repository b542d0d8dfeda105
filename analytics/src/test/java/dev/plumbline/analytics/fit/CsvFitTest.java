package dev.plumbline.analytics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Excluded;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.analytics.statistics.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFitTest {
    private static final Bootstrap MULTINOMIAL = new Bootstrap(Weights.MULTINOMIAL, Bootstrap.BY_RULE, 1);

    @TempDir
    Path directory;

    @Test
    void fitsEachGroupInTheOrderOfTheFile() throws IOException {
        Path file = csv("id,ood,set", "0.1,0.2,b", "0.2,0.3,b", "0.3,0.4,b", "0.5,0.1,a", "0.5,0.2,a", "0.5,0.3,a");

        List<GroupFit> fits = fit(file, new Columns("id", "ood", "set", null, null), Scale.LINEAR);

        assertThat(fits).extracting(GroupFit::group).containsExactly("b", "a");
        Trend.Fitted line = (Trend.Fitted) fits.get(0).estimate().trend();
        assertThat(line.line().slope()).isCloseTo(1, within(1e-10));
        assertThat(fits.get(0).estimate().slope()).isEqualTo(new Interval.None("3 points: no interval"));
        assertThat(fits.get(1).estimate().trend())
                .isEqualTo(new Trend.Unfitted(3, Excluded.NONE, "all 3 points have the same ID value"));
    }

    @Test
    void leavesOutWholeClusters() throws IOException {
        Path file = csv(
                "id,ood,run", "10,11,r", "20,22,r", "30,29,s", "40,41,s", "50,48,t", "60,62,t", "70,69,u", "80,81,v");

        List<GroupFit> fits = new CsvFit(new Columns("id", "ood", null, "run", null), Scale.LOGIT, true, MULTINOMIAL)
                .fit(file)
                .groups();

        assertThat(fits.get(0).group()).isEqualTo("all");
        assertThat(fits.get(0).estimate().unit()).isEqualTo(Unit.CLUSTERS);
        assertThat(fits.get(0).estimate().units()).isEqualTo(5);
        assertThat(fits.get(0).estimate().replicates()).isZero();
        assertThat(fits.get(0).estimate().slope()).isInstanceOf(Interval.Bounds.class);
    }

    @Test
    void fitsOnlyTheRowsThatAreSelectedAndCountsThoseThatLackAMetric() throws IOException {
        Path file = csv("id,ood,set", "0.1,0.2,a", "0.2,,a", "0.2,0.3,a", "high,0.1,b", "0.4,0.5,a", ",,b");
        Selection selection = new Selection(Map.of("set", "a"), true, false);

        Fits fits = new CsvFit(new Columns("id", "ood"), Scale.LINEAR, false, MULTINOMIAL, selection).fit(file);

        assertThat(fits.skipped()).isEqualTo(1);
        assertThat(fits.groups().get(0).estimate().trend().n()).isEqualTo(3);
    }

    @Test
    void saysThatEverySelectedRowLacksAMetric() throws IOException {
        Path file = csv("id,ood,set", "0.1,,a", ",0.3,a", "0.1,0.3,b");
        Selection selection = new Selection(Map.of("set", "a"), true, false);

        assertThatThrownBy(() ->
                        new CsvFit(new Columns("id", "ood"), Scale.LINEAR, false, MULTINOMIAL, selection).fit(file))
                .hasMessage(file + " has no rows with set=a and both metrics (rows that lack one: 2);"
                        + " one row a point is expected");
    }

    @Test
    void saysThatAGroupOfTwoPointsHasNoLine() throws IOException {
        Path file = csv("id,ood,set", "0.1,0.2,few", "0.2,0.3,few", "0.2,0.3,b", "0.3,0.4,b", "0.5,0.1,b");

        List<GroupFit> fits = fit(file, new Columns("id", "ood", "set", null, null), Scale.LINEAR);

        assertThat(fits.get(0).estimate().trend())
                .isEqualTo(new Trend.Unfitted(2, Excluded.NONE, "a line needs 3 points; there are 2"));
        assertThat(fits.get(0).estimate().slope()).isEqualTo(new Interval.None("no line: no interval"));
        assertThat(fits.get(0).estimate().band()).isEmpty();
        assertThat(fits.get(1).estimate().trend()).isInstanceOf(Trend.Fitted.class);
    }

    @Test
    void refusesARowWithMoreCellsThanTheHeader() throws IOException {
        Path file = csv("model,id,ood", "m1,0,1,0,2", "m2,0,3,0,4", "m3,0,5,0,6");

        assertThatThrownBy(() -> fit(file, new Columns("id", "ood"), Scale.LINEAR))
                .hasMessageContaining("row 1 has 5 cells where the header has 3");
    }

    @Test
    void repeatsItselfUnderOneSeed() throws IOException {
        Path file = csv("id,ood", "0.1,0.11", "0.2,0.2", "0.3,0.33", "0.4,0.39", "0.5,0.52", "0.6,0.6");
        Columns columns = new Columns("id", "ood");

        assertThat(fit(file, columns, Scale.PROBIT)).isEqualTo(fit(file, columns, Scale.PROBIT));
        assertThat(new CsvFit(columns, Scale.PROBIT, false, new Bootstrap(Weights.MULTINOMIAL, 500, 2))
                        .fit(file)
                        .groups())
                .isNotEqualTo(fit(file, columns, Scale.PROBIT));
    }

    @Test
    void countsWhatTheScaleExcludes() throws IOException {
        Path file = csv("id,ood", "0.1,0", "1,0.2", "0.3,0.4");

        assertThat(fit(file, new Columns("id", "ood"), Scale.LOGIT)
                        .get(0)
                        .estimate()
                        .trend())
                .isEqualTo(new Trend.Unfitted(1, new Excluded(1, 1), "a line needs 3 points; there is 1"));
    }

    @Test
    void namesFileRowColumnAndValueOfABadCell() throws IOException {
        refuses(", row 2, column 'ood': '' is missing; every row needs a value", "id,ood", "0.1,0.2", "0.3,");
        refuses(
                ", row 1, column 'id': 'high' is not a number; one in [0, 1] is expected, as 0.75",
                "id,ood",
                "high,0.2");
        refuses(", row 1, column 'id': 'NaN' is not a number; one in [0, 1] is expected, as 0.75", "id,ood", "NaN,0.2");
        refuses(
                ", row 1, column 'ood': 'inf' is not a number; one in [0, 1] is expected, as 0.75",
                "id,ood",
                "0.1,inf");
        refuses(
                ", row 1, column 'ood': '-Infinity' is not a number; one in [0, 1] is expected, as 0.75",
                "id,ood",
                "0.1,-Infinity");
        refuses(", row 1, column 'id': '1e999' is out of range; a metric lies in [0, 1]", "id,ood", "1e999,0.2");
        refuses(
                ", row 1, column 'id': '75.2' is out of range; a metric lies in [0, 1] (are these per cent?)",
                "id,ood",
                "75.2,50");
        refuses(", row 1, column 'ood': '-0.1' is out of range; a metric lies in [0, 1]", "id,ood", "0.5,-0.1");
        refuses(", row 2, column 'ood': '' is missing; every row needs a value", "id,ood", "0.1,0.2", "0.3");
    }

    @Test
    void namesTheColumnsThatThereAre() throws IOException {
        refuses(" has no column 'ood'; its columns are id, odd", "id,odd", "0.1,0.2");
        refuses(" has no rows; one row a point is expected", "id,ood");
        refuses(" has no column 'id'; its columns are id;ood (commas separate columns)", "id;ood", "0,1;0,2");
    }

    @Test
    void saysThatAFileIsEmptyAndWhatAFirstLineIs() throws IOException {
        refuses(" is empty; a first line that names its columns is expected, as id,ood");
        refuses(" is empty; a first line that names its columns is expected, as id,ood", "", "");
    }

    @Test
    void namesADoubledHeaderAndItsColumns() throws IOException {
        refuses(
                ", header line: 'ood' names column 2 and column 4; a name is one column's",
                "id,ood,set,ood",
                "0.1,0.2,a,0.3");
    }

    @Test
    void aColumnWithoutANameIsNoneThatCouldBeMeant() throws IOException {
        Path file = csv(",id,ood,", "0,0.1,0.2,", "1,0.2,0.3,", "2,0.4,0.5,");

        assertThat(fit(file, new Columns("id", "ood"), Scale.LINEAR)
                        .get(0)
                        .estimate()
                        .trend()
                        .n())
                .isEqualTo(3);
        assertThatThrownBy(() -> fit(file, new Columns("", "ood"), Scale.LINEAR))
                .hasMessage(file + " has no column ''; its columns are id, ood");
    }

    @Test
    void saysWhereQuotesAreNotRight() throws IOException {
        String rule =
                ": the quotes are not a CSV file's; a cell that begins with one ends with one before a comma or the"
                        + " line's end, and has two for each one in it";
        refuses(", line 2" + rule, "id,ood", "\"0.1\"x,0.2");
        refuses(", line 3" + rule, "id,ood", "0.1,0.2", "\"0.1,0.2");
    }

    @Test
    void aFileThatIsNoTableIsRefusedInALineOfModestLength() throws IOException {
        refuses(" is not a text: its first line has a character of code 0", "\u0000\u0000,x");
        refuses(" names no column in its first line; it is a header line's place", "   ", "0.1,0.2");
        refuses(" has no column 'id'; its columns are " + "x".repeat(80) + "...", "x".repeat(100_000));
        String columns = IntStream.range(0, 60).mapToObj(c -> "c" + c).collect(Collectors.joining(","));
        assertThatThrownBy(() -> fit(csv(columns), new Columns("id", "ood"), Scale.LINEAR))
                .hasMessageEndingWith("c48, c49 and 10 more");
    }

    @Test
    void showsACellWithoutWhatATerminalWouldActOn() throws IOException {
        refuses(
                ", row 1, column 'id': '\\u001b[2J' is not a number; one in [0, 1] is expected, as 0.75",
                "id,ood",
                "\u001b[2J,0.2");
    }

    @Test
    void refusesWhatIsNoTextFile() throws IOException {
        Columns columns = new Columns("id", "ood");
        Path late = Files.write(directory.resolve("late.csv"), List.of("id,ood", "0.1,0.2\n".repeat(10_000)));
        Files.write(late, new byte[] {(byte) 0xE9}, StandardOpenOption.APPEND);
        Path latin = Files.write(
                directory.resolve("latin.csv"), new byte[] {'i', 'd', ',', 'o', 'o', 'd', '\n', (byte) 0xE9});

        assertThatThrownBy(() -> fit(directory, columns, Scale.LINEAR))
                .hasMessage(directory + " is a directory; a CSV file is expected");
        assertThatThrownBy(() -> fit(latin, columns, Scale.LINEAR)).hasMessage(latin + " is not a text in UTF-8");
        assertThatThrownBy(() -> fit(late, columns, Scale.LINEAR)).hasMessage(late + " is not a text in UTF-8");
    }

    @Test
    void refusesTwoRowsForOnePoint() throws IOException {
        Path file = csv("id,ood,p", "0.1,0.2,x", "0.3,0.4,x");

        assertThatThrownBy(() -> fit(file, new Columns("id", "ood", null, null, "p"), Scale.LINEAR))
                .isInstanceOf(BadTable.class)
                .hasMessage(file + ", row 2, column 'p': 'x' names the same point as row 1;"
                        + " a point has one row in a group");
    }

    private void refuses(String message, String... lines) throws IOException {
        Path file = csv(lines);
        assertThatThrownBy(() -> fit(file, new Columns("id", "ood"), Scale.LINEAR))
                .isInstanceOf(BadTable.class)
                .hasMessage(file + message);
    }

    private static List<GroupFit> fit(Path file, Columns columns, Scale scale) throws IOException {
        return new CsvFit(columns, scale, false, MULTINOMIAL).fit(file).groups();
    }

    private Path csv(String... lines) throws IOException {
        return Files.write(directory.resolve("points.csv"), List.of(lines));
    }
}

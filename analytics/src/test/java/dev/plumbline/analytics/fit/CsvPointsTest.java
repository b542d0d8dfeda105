package dev.plumbline.analytics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.analytics.baselines.NewBaseline;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.contracts.event.NamedBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a table of models to a baseline: every unfit table has a stated outcome. */
class CsvPointsTest {
    private static final Columns COLUMNS = new Columns("id", "ood");
    private static final Selection ALL = new Selection(Map.of(), false, true);

    @TempDir
    Path directory = Path.of(".");

    @Test
    void takesOnlyTheRowsThatHoldEveryValueAskedForAndLooksAtNoOther() throws IOException {
        Path file = csv("id,ood,set,kind", "0.1,0.2,a,x", "high,0.2,b,x", "0.3,0.4,a,y", "0.5,0.6,a,x");

        CsvPoints read =
                CsvPoints.read(file, COLUMNS, false, new Selection(Map.of("set", "a", "kind", "x"), false, true));

        assertThat(read.points()).containsExactly(new Observation(0.1, 0.2, "1"), new Observation(0.5, 0.6, "4"));
        refuses(
                file,
                new Selection(Map.of("set", "c"), false, true),
                " has no rows with set=c; one row a point is expected");
        refuses(
                file,
                new Selection(Map.of("group", "c"), false, true),
                " has no column 'group'; its columns are id, ood, set, kind");
    }

    @Test
    void refusesAMissingCellUnlessAskedToPassOverAndCount() throws IOException {
        Path file = csv("id,ood", "0.1,0.2", "0.3,", "0.5,0.6");

        refuses(file, ALL, ", row 2, column 'ood': '' is missing; every row needs a value");
        CsvPoints read = CsvPoints.read(file, COLUMNS, false, new Selection(Map.of(), true, true));
        assertThat(read.points()).hasSize(2);
        assertThat(read.skipped()).isEqualTo(1);
    }

    @Test
    void refusesTextValuesOutOfRangeAndRepeatedRows() throws IOException {
        refuses(
                csv("id,ood", "0.1,n/a"),
                ALL,
                ", row 1, column 'ood': 'n/a' is not a number; one in [0, 1] is expected, as 0.75");
        refuses(
                csv("id,ood", "0.1,1.5"),
                ALL,
                ", row 1, column 'ood': '1.5' is out of range;" + " a metric lies in [0, 1] (are these per cent?)");
        refuses(
                csv("m,id,ood", "a,0.1,0.2", "b,0.1,0.2", "a,0.1,0.2"),
                ALL,
                ", row 3 repeats row 1 in every column; a model has one row");
    }

    @Test
    void refusesTooFewPointsEqualIdsAndTooMany() throws IOException {
        assertThatThrownBy(() -> baseline("linear", csv("id,ood", "0.1,0.2", "0.3,0.4")))
                .hasMessage("the table gives no baseline: a line needs 3 points; there are 2");
        assertThatThrownBy(() -> baseline("linear", csv("id,ood", "0.1,0.2", "0.1,0.4", "0.1,0.3")))
                .hasMessage("the table gives no baseline: all 3 points have the same ID value");
        assertThatThrownBy(() -> baseline("logit", csv("id,ood", "0.1,0.2", "0.2,0.4", "0.3,0", "1,0.5")))
                .hasMessage("the table gives no baseline: a line needs 3 points; there are 2 on the logit scale,"
                        + " which has no value for 0 or 1 (2 left out)");
        String[] lines = new String[NamedBaseline.MOST_POINTS + 2];
        lines[0] = "id,ood";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = i / 10_000.0 + ",0.5";
        }
        assertThatThrownBy(() -> baseline("linear", csv(lines)))
                .hasMessage("the table has 3001 points; a baseline has at most 3000");
    }

    @Test
    void aUnitThatIsNoNameIsKnownByItsDigest() throws IOException {
        Path file = csv("id,ood,model", "0.1,0.2,ResNet 50 (ours)", "0.2,0.3,vit", "0.3,0.4,ResNet 50 (ours)");
        CsvPoints read = CsvPoints.read(file, new Columns("id", "ood", null, "model", null), false, ALL);

        assertThat(baseline("linear", read.points()).points())
                .extracting(NamedBaseline.Model::unit)
                .containsExactly(
                        "sha256-c028bf1b8c4077a4513bf349f709fd34", "sha256-c028bf1b8c4077a4513bf349f709fd34", "vit");
    }

    @Test
    void importsTheTestbedOfTaoriAndOthers() throws IOException {
        Path file = Published.file("imagenet_testbed_taori2020.csv");
        Columns columns = new Columns("val", "imagenetv2-matched-frequency-format-val");
        Selection standard = new Selection(Map.of("standard_fit_candidate", "1"), false, true);

        CsvPoints read = CsvPoints.read(file, columns, true, standard);
        BaselineFacts facts = facts(baseline("probit", read.points()));

        assertThat(facts.points()).isEqualTo(85);
        assertThat(facts.slope()).as("as numpy fits it").isCloseTo(0.9616775132889581, within(1e-9));
        assertThat(facts.intercept()).isCloseTo(-0.32470184437880484, within(1e-9));
        assertThatThrownBy(() -> CsvPoints.read(file, columns, true, ALL))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("is missing");
        assertThat(CsvPoints.read(file, columns, true, new Selection(Map.of(), true, true))
                        .skipped())
                .isEqualTo(3);
    }

    @Test
    void importsTimmsModelsWithTheirPretrainingDataAsUnits() throws IOException {
        Path file = Published.file("timm_imagenet_shifts.csv");

        CsvPoints read = CsvPoints.read(
                file, new Columns("top1_imagenet", "top1_sketch", null, "pretrain_tag", null), true, ALL);
        BaselineFacts facts = facts(baseline("logit", read.points()));

        assertThat(facts.points()).isEqualTo(1266);
        assertThat(facts.units()).isBetween(5, 200);
    }

    private static NamedBaseline baseline(String scale, Path file) throws IOException {
        return baseline(scale, CsvPoints.read(file, COLUMNS, false, ALL).points());
    }

    private static NamedBaseline baseline(String scale, List<Observation> points) {
        NamedBaseline.Content content = new NamedBaseline.Content(
                "b", NamedBaseline.Kind.IMPORTED, "t", "o", "accuracy", scale, null, "a table", "MIT");
        return NewBaseline.of(content, points, "the table", "ada", Instant.EPOCH);
    }

    private static BaselineFacts facts(NamedBaseline baseline) {
        BaselineBook book = new BaselineBook();
        book.on(baseline);
        return BaselineFacts.of(book).get(0);
    }

    private static void refuses(Path file, Selection selection, String message) {
        assertThatThrownBy(() -> CsvPoints.read(file, COLUMNS, false, selection))
                .isInstanceOf(BadTable.class)
                .hasMessage(file + message);
    }

    private Path csv(String... lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "points", ".csv"), List.of(lines));
    }
}

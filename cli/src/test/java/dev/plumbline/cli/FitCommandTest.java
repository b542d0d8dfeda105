package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A file and its trend, as a person types and reads it. */
class FitCommandTest {
    private static final String[] ROWS = {
        "id,ood,set", "0.1,0.2,a", "0.2,0.3,a", "0.3,0.4,a", "0.5,,a", ",0.6,a", "75,n/a,b"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void fitsTheRowsThatAreAskedForAndSaysHowManyLackAMetric() throws IOException {
        assertThat(fit(ROWS, "--scale", "linear", "--where", "set=a", "--skip-missing", "--format", "csv"))
                .isZero();

        assertThat(out.toString()).startsWith("group,scale,unit,points,").contains("\nall,linear,pairs,3,3,0,0,");
        assertThat(err).hasToString("plumbline: 2 rows without both metrics are left out" + System.lineSeparator());
    }

    @Test
    void withoutSkipMissingARowThatLacksAMetricIsRefused() throws IOException {
        assertThat(fit(ROWS, "--where", "set=a")).isEqualTo(2);
        assertThat(err.toString())
                .contains("row 4, column 'ood': '' is missing")
                .hasLineCount(1);
    }

    @Test
    void aConditionThatIsNoneAndOneThatContradictsAnotherAreRefused() throws IOException {
        assertThat(fit(ROWS, "--where", "set")).isEqualTo(2);
        assertThat(fit(ROWS, "--where", "set=a", "--where", "set=b")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "plumbline: --where: set; expected a column and its value, as COL=VALUE",
                        "plumbline: --where: set=b; expected one value of a column, which 'a' is given for already");
    }

    @Test
    void whereNoGroupHasALineItSaysSoAndExitsWithOne() throws IOException {
        assertThat(fit(new String[] {"id,ood", "0.5,0.2", "0.5,0.3", "0.5,0.4"}))
                .isEqualTo(1);
        assertThat(fit(new String[] {"id,ood", "0,0.2", "1,0.3", "0.5,0.4"})).isEqualTo(1);
        assertThat(fit(ROWS, "--where", "set=a", "--skip-missing", "--group", "ood"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "plumbline: no line is fitted: all: all 3 points have the same ID value",
                        "plumbline: no line is fitted: all: a line needs 3 points; there is 1",
                        "plumbline: 2 rows without both metrics are left out",
                        "plumbline: no line is fitted: 0.2: a line needs 3 points; there is 1, and no other group has one");
        assertThat(out.toString()).contains("all 3 points have the same ID value");
    }

    private int fit(String[] rows, String... options) throws IOException {
        Path file = Files.write(directory.resolve("t.csv"), List.of(rows));
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 6];
        System.arraycopy(new String[] {"fit", file.toString(), "--id", "id", "--ood", "ood"}, 0, arguments, 0, 6);
        System.arraycopy(options, 0, arguments, 6, options.length);
        return Main.execute(command, arguments);
    }
}

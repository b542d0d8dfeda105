package dev.plumbline.analytics.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCsvTest {
    @TempDir
    Path directory = Path.of(".");

    @Test
    void hasALineForEachGroupAndSaysWhyALineOrAnIntervalIsMissing() throws IOException {
        Path file = Files.write(
                directory.resolve("points.csv"),
                List.of(
                        "id,ood,set",
                        "0.25,0.5,\"few, but a line\"",
                        "0.5,0.75,\"few, but a line\"",
                        "0.75,1,\"few, but a line\"",
                        "0.1,0.2,two",
                        "0.3,0.4,two"));
        CsvFit fit = new CsvFit(
                new Columns("id", "ood", "set", null, null),
                Scale.LINEAR,
                false,
                new Bootstrap(Weights.MULTINOMIAL, Bootstrap.BY_RULE, 0));

        assertThat(FitCsv.of(Scale.LINEAR, fit.fit(file).groups())).isEqualTo("""
                group,scale,unit,points,units,id_at_bound,ood_at_bound,slope,slope_interval_lower,slope_interval_upper,intercept,\
                intercept_interval_lower,intercept_interval_upper,no_interval,r2,residual_sd,replicates,dropped,reason
                "few, but a line",linear,pairs,3,3,0,0,1.0,,,0.25,,,3 points: no interval,1.0,0.0,0,0,
                two,linear,pairs,2,2,0,0,,,,,,,,,,0,0,a line needs 3 points; there are 2
                """);
    }
}

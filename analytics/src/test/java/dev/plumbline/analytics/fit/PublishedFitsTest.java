package dev.plumbline.analytics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Estimate;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fits of two published tables against values computed by others' code (numpy). An interval's end is given as the mean of
 * five runs, with the deviation of those five, so the mean of five runs is what is compared: with a deviation known from
 * five runs only, one of some hundred single runs lies beyond five deviations by chance.
 */
class PublishedFitsTest {
    private static final Pattern LEAST = Pattern.compile("(\\S+) >= (\\d+)");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final int RUNS = 5;

    /**
     * Fits of columns that {@code imagenet_testbed_taori2020.csv} was published here without: ID accuracy on the classes of
     * VID-Robust and of YTBB-Robust, and accuracy on either. There are no points to fit.
     */
    private static final Set<String> WITHOUT_POINTS = Set.of(
            "imagenet_to_vid_robust_pm0_standard",
            "imagenet_to_vid_robust_pm0_all_models",
            "imagenet_to_ytbb_robust_pm0_standard",
            "imagenet_to_ytbb_robust_pm0_all_models");

    @TempDir
    Path directory;

    @Test
    void reproducesEveryPublishedFitWhosePointsThePublishedTablesHave() throws IOException {
        JsonNode published =
                new ObjectMapper().readTree(Published.file("expected_fits.json").toFile());
        List<String> wrong = new ArrayList<>();
        Set<String> withoutPoints = new HashSet<>();
        for (JsonNode fit : published.get("fits")) {
            if (!header(fit)
                    .containsAll(List.of(fit.get("x").asText(), fit.get("y").asText()))) {
                withoutPoints.add(fit.get("id").asText());
                continue;
            }
            Path rows = kept(fit);
            for (Scale scale : Scale.values()) {
                compare(fit, scale, rows, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(withoutPoints)
                .as(
                        "fits that are not compared, of %d, because their table lacks a column",
                        published.get("fits").size())
                .isEqualTo(WITHOUT_POINTS);
    }

    private static List<String> header(JsonNode fit) throws IOException {
        try (CSVParser table = FORMAT.parse(
                Files.newBufferedReader(Published.file(fit.get("file").asText())))) {
            return table.getHeaderNames();
        }
    }

    private static void compare(JsonNode fit, Scale scale, Path rows, List<String> wrong) throws IOException {
        String name = fit.get("id").asText() + " " + scale.label();
        JsonNode expected = fit.get("scales").get(scale.label());
        Columns columns = new Columns(fit.get("x").asText(), fit.get("y").asText());
        List<Estimate> runs = new ArrayList<>();
        for (int seed = 0; seed < RUNS; seed++) {
            Bootstrap bootstrap = new Bootstrap(Weights.MULTINOMIAL, 10_000, seed);
            runs.add(new CsvFit(columns, scale, true, bootstrap)
                    .fit(rows)
                    .groups()
                    .get(0)
                    .estimate());
        }
        Trend.Fitted trend = (Trend.Fitted) runs.get(0).trend();

        assertThat(trend.n()).as(name).isEqualTo(fit.get("n").asLong());
        close(name + " slope", trend.line().slope(), expected.get("slope"));
        close(name + " intercept", trend.line().intercept(), expected.get("intercept"));
        close(name + " r2", trend.r2(), expected.get("r2"));
        close(name + " residual sd", trend.residualSd(), expected.get("residual_sd_ddof2"));
        JsonNode deviation = expected.get("boot_endpoint_mc_sd");
        List<Interval> slopes = runs.stream().map(Estimate::slope).toList();
        List<Interval> intercepts = runs.stream().map(Estimate::intercept).toList();
        ends(name + " slope", slopes, expected.get("slope_boot_ci95"), deviation.get("slope"), wrong);
        ends(name + " intercept", intercepts, expected.get("intercept_boot_ci95"), deviation.get("intercept"), wrong);
    }

    private static void close(String name, double actual, JsonNode expected) {
        assertThat(actual).as(name).isCloseTo(expected.asDouble(), within(1e-6));
    }

    /** Within 5 Monte-Carlo deviations, which are no less than 1e-3 of the interval's width. */
    private static void ends(String name, List<Interval> runs, JsonNode expected, JsonNode sd, List<String> wrong) {
        double[] actual = {mean(runs, Interval.Bounds::lower), mean(runs, Interval.Bounds::upper)};
        double width = expected.get(1).asDouble() - expected.get(0).asDouble();
        for (int i = 0; i < 2; i++) {
            double tolerance = 5 * Math.max(sd.get(i).asDouble(), 1e-3 * width);
            double off = Math.abs(actual[i] - expected.get(i).asDouble());
            if (off > tolerance) {
                wrong.add(String.format(
                        Locale.ROOT,
                        "%s end %d: off by %.3g, tolerance %.3g, width %.3g",
                        name,
                        i,
                        off,
                        tolerance,
                        width));
            }
        }
    }

    private static double mean(List<Interval> runs, ToDoubleFunction<Interval.Bounds> end) {
        return runs.stream()
                .mapToDouble(run -> end.applyAsDouble((Interval.Bounds) run))
                .average()
                .orElseThrow();
    }

    /** The rows that the published fit kept, as a file of their own. */
    private Path kept(JsonNode fit) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CSVParser table = FORMAT.parse(
                Files.newBufferedReader(Published.file(fit.get("file").asText())))) {
            rows.add(String.join(",", table.getHeaderNames()));
            for (CSVRecord row : table) {
                if (keeps(fit, row)) {
                    rows.add(row.stream().map(PublishedFitsTest::quoted).collect(Collectors.joining(",")));
                }
            }
        }
        return Files.write(directory.resolve(fit.get("id").asText() + ".csv"), rows);
    }

    private static String quoted(String cell) {
        return cell.contains(",") ? '"' + cell + '"' : cell;
    }

    private static boolean keeps(JsonNode fit, CSVRecord row) {
        boolean kept = switch (fit.get("rows_kept").asText()) {
            case "standard_fit_candidate == 1" ->
                row.get("standard_fit_candidate").equals("1");
            case "model name does not contain 'subsample'" -> !row.get("model").contains("subsample");
            default -> true;
        };
        Matcher least = LEAST.matcher(fit.get("filter").asText());
        return kept
                && inside(row.get(fit.get("x").asText()))
                && inside(row.get(fit.get("y").asText()))
                && !(least.find() && Double.parseDouble(row.get(least.group(1))) < Double.parseDouble(least.group(2)));
    }

    private static boolean inside(String percent) {
        return !percent.isEmpty() && Double.parseDouble(percent) > 0 && Double.parseDouble(percent) < 100;
    }
}

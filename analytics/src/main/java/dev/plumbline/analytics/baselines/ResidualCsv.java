package dev.plumbline.analytics.baselines;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.service.Meters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Residuals' summaries, and a baseline's models, as CSV: full precision, an empty cell where there is no value. */
public final class ResidualCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private ResidualCsv() {}

    private interface Rows {
        void print(CSVPrinter csv) throws IOException;
    }

    /** A header, and a line for each summary. */
    public static String of(List<ResidualSummary> summaries) {
        return text(csv -> {
            csv.printRecord(
                    "study",
                    "task",
                    "ood",
                    "role",
                    "metric",
                    "scale",
                    "baseline",
                    "version",
                    "series",
                    "architecture",
                    "epoch",
                    "points",
                    "inside",
                    "pretrainings",
                    "mean",
                    "lower",
                    "upper",
                    "all_points",
                    "remark");
            for (ResidualSummary summary : summaries) {
                csv.printRecord(cells(summary));
            }
        });
    }

    private static Object[] cells(ResidualSummary summary) {
        @Nullable Bounds interval = summary.interval();
        @Nullable
        Object[] cells = {
            summary.study(),
            summary.task(),
            summary.ood(),
            Meters.label(summary.role()),
            summary.metric(),
            summary.scale(),
            summary.baseline(),
            summary.version(),
            summary.series(),
            summary.architecture(),
            summary.epoch(),
            summary.points(),
            summary.inside(),
            summary.pretrainings(),
            summary.mean(),
            interval == null ? null : (Double) interval.lower(),
            interval == null ? null : (Double) interval.upper(),
            summary.allPoints(),
            summary.reason() == null ? summary.noInterval() : summary.reason()
        };
        return cells;
    }

    /** The models of a baseline: {@code plumbline fit --id id --ood ood --cluster unit} gives its line again. */
    public static String of(NamedBaseline baseline) {
        return text(csv -> {
            csv.printRecord("id", "ood", "unit");
            for (NamedBaseline.Model model : baseline.points()) {
                csv.printRecord(model.id(), model.ood(), model.unit());
            }
        });
    }

    private static String text(Rows rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            rows.print(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

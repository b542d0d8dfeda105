package dev.plumbline.cli.command;

import dev.plumbline.analytics.read.Books;
import dev.plumbline.analytics.read.Column;
import dev.plumbline.analytics.read.Rows;
import dev.plumbline.analytics.read.parquet.ParquetTable;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.KnownValues;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Topics;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline export}. */
@Command(
        name = "export",
        description = {
            "Writes the rows behind the figures, in full precision, as CSV or Parquet: points (a row for each checkpoint, OOD test set and"
                    + " metric), trends, residuals or evaluations (a row in every series"
                    + " that the stage is of).",
            "A trend is fitted to the admitted points of one metric and one OOD test set. To fit it again: 'plumbline export"
                    + " --study S --admitted --metric macroF1 --ood NAME > FILE.csv', then 'plumbline fit FILE.csv --id id_value"
                    + " --ood ood_value --group series --cluster pretraining --point point --weights poisson'."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /** How rows are written. */
    enum RowFormat {
        CSV,
        PARQUET
    }

    /** What rows are of. */
    enum What {
        POINTS,
        TRENDS,
        RESIDUALS,
        EVALUATIONS;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--study", paramLabel = "S", description = "Only this study.")
    private @Nullable String study;

    @Option(names = "--series", paramLabel = "NAME", description = "Only this series.")
    private @Nullable String series;

    @Option(
            names = "--what",
            defaultValue = "points",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private What what = What.POINTS;

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). Parquet goes to a file: --out.")
    private RowFormat format = RowFormat.CSV;

    @Option(names = "--metric", paramLabel = "NAME", description = "Only this one: accuracy or macroF1.")
    private @Nullable String metric;

    @Option(names = "--ood", paramLabel = "NAME", description = "Only this OOD test set.")
    private @Nullable String ood;

    @Option(names = "--admitted", description = "Only the points that are in the trends.")
    private boolean admitted;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes to a file in place of standard output.")
    private @Nullable Path file;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (format == RowFormat.PARQUET && file == null) {
            throw new IllegalArgumentException("--format parquet: no file; expected --out FILE, for it is not text");
        }
        Books books = new Books();
        KafkaSettings settings = kafka.settings("export");
        Readings.read(settings, listeners(settings.topics(), books));
        Rows<?> rows = Rows.of(books, what.label(), study, asked());
        if (rows.items().isEmpty()) {
            AskedStudy.requireKnown(settings, study);
            Rows<?> all = Rows.of(books, what.label(), study, Map.of());
            if (!all.items().isEmpty()) {
                requireKnown(all);
            }
        }
        if (study != null && rows.items().isEmpty()) {
            throw new IllegalStateException(
                    "study " + study + " has no such " + what.label() + " yet: 'plumbline status' lists its runs");
        }
        write(rows);
        return 0;
    }

    /** @throws InvalidField where an option names what no row has */
    private <T> void requireKnown(Rows<T> all) {
        asked().forEach((name, value) -> all.columns().stream()
                .filter(column ->
                        column.kind() == Column.Kind.TEXT && column.name().equals(name))
                .forEach(column -> KnownValues.require("--" + name, value, values(column, all.items()))));
    }

    private static <T> List<String> values(Column<T> column, List<T> items) {
        return items.stream()
                .map(column.value())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    private void write(Rows<?> rows) throws IOException {
        Path to = file;
        if (to == null) {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.print(rows.csv());
            out.flush();
        } else if (format == RowFormat.CSV) {
            Files.writeString(to, rows.csv());
        } else {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
                ParquetTable.write(rows, out);
            }
        }
    }

    private TopicTail.Listeners listeners(Topics topics, Books books) {
        TopicTail.Listeners listeners = new TopicTail.Listeners();
        return switch (what) {
            case POINTS, EVALUATIONS ->
                listeners.onPlaced(topics.accepted(), books::on).onPlaced(topics.evaluations(), books::on);
            case TRENDS -> listeners.on(topics.trends(), books.trends()::on);
            case RESIDUALS -> listeners.on(topics.residuals(), books.residuals()::on);
        };
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new HashMap<>();
        if (series != null) {
            asked.put("series", series);
        }
        if (metric != null) {
            asked.put("metric", metric);
        }
        if (ood != null) {
            asked.put("ood", ood);
        }
        if (admitted) {
            asked.put("admitted", "true");
        }
        return asked;
    }
}

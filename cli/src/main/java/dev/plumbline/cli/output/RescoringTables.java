package dev.plumbline.cli.output;

import dev.plumbline.cli.rescoring.Rescored;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.MetricInterval;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Old and new scores for people, and as CSV. */
public final class RescoringTables {
    private static final int STAGE_DIGITS = 12;
    private static final String COLUMNS =
            "stage,epoch,generation,task,test,role,metric,images,old,new,lower,upper,resampled,units,group,fault";

    private RescoringTables() {}

    public static void print(List<Rescored> rescored, PrintWriter out) {
        Table table = new Table(List.of("stage", "epoch", "task", "test", "n", "old", "new", "95 % interval", ""));
        for (Rescored each : rescored) {
            table.row(List.of(
                    each.stage().substring(0, STAGE_DIGITS),
                    Integer.toString(each.epoch()),
                    each.task(),
                    each.test(),
                    Long.toString(each.images()),
                    score(each.old()),
                    score(each.value()),
                    interval(each.interval()),
                    each.fault() != null ? each.fault() : each.group() == null ? "" : each.group()));
        }
        table.print(out);
        out.flush();
    }

    private static String score(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String interval(@Nullable MetricInterval interval) {
        if (interval == null) {
            return "";
        }
        Bounds bounds = interval.bounds();
        return bounds == null ? String.valueOf(interval.reason()) : Numbers.interval(bounds);
    }

    /** Full precision, an empty cell where there is no value. */
    public static void csv(List<Rescored> rescored, PrintWriter out) {
        out.print(COLUMNS + "\n");
        for (Rescored each : rescored) {
            MetricInterval interval = each.interval();
            Bounds bounds = interval == null ? null : interval.bounds();
            out.print(String.join(
                            ",",
                            cell(each.stage()),
                            cell(each.epoch()),
                            cell(each.generation()),
                            cell(each.task()),
                            cell(each.test()),
                            cell(Json.events().convertValue(each.role(), String.class)),
                            cell(each.metric().label()),
                            cell(each.images()),
                            cell(each.old()),
                            cell(each.value()),
                            cell(bounds == null ? null : bounds.lower()),
                            cell(bounds == null ? null : bounds.upper()),
                            cell(
                                    interval == null
                                            ? null
                                            : interval.resampled().name().toLowerCase(Locale.ROOT)),
                            cell(interval == null ? null : interval.units()),
                            cell(each.group()),
                            cell(each.fault()))
                    + "\n");
        }
        out.flush();
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

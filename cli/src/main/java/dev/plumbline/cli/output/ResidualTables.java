package dev.plumbline.cli.output;

import dev.plumbline.analytics.baselines.Grouping;
import dev.plumbline.analytics.baselines.ResidualSummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table for each figure and baseline: how far its series lie above the baseline, in points. */
public final class ResidualTables {
    private final Set<Grouping> by;

    /** @param by what the summaries are told apart by, beside the series */
    public ResidualTables(Set<Grouping> by) {
        this.by = by;
    }

    public void print(List<ResidualSummary> summaries, PrintWriter out) {
        Map<String, List<ResidualSummary>> figures = new LinkedHashMap<>();
        summaries.forEach(summary ->
                figures.computeIfAbsent(title(summary), t -> new ArrayList<>()).add(summary));
        figures.forEach((title, of) -> {
            out.println(title);
            Table table = new Table(header());
            of.forEach(summary -> table.row(row(summary)));
            table.print(out);
            out.println();
        });
        out.println("Mean residuals in points, over the checkpoints inside the baseline's ID range; intervals leave"
                + " out one pre-training of series and baseline at a time.");
        out.flush();
    }

    private static String title(ResidualSummary summary) {
        String version = summary.version().isEmpty() ? "" : " " + summary.version();
        return summary.study() + ": " + summary.task() + ", " + summary.ood() + ", " + summary.metric() + " on the "
                + summary.scale() + " scale, to " + summary.baseline() + version;
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("series"));
        if (by.contains(Grouping.ARCHITECTURE)) {
            header.add("architecture");
        }
        if (by.contains(Grouping.EPOCH)) {
            header.add("epoch");
        }
        header.addAll(List.of("n", "inside", "pre-trainings", "residual", "95%", "all points"));
        return header;
    }

    private List<String> row(ResidualSummary summary) {
        List<String> row = new ArrayList<>(List.of(summary.series()));
        if (by.contains(Grouping.ARCHITECTURE)) {
            row.add(String.valueOf(summary.architecture()));
        }
        if (by.contains(Grouping.EPOCH)) {
            row.add(String.valueOf(summary.epoch()));
        }
        row.add(Integer.toString(summary.points()));
        row.add(Integer.toString(summary.inside()));
        row.add(Integer.toString(summary.pretrainings()));
        row.add(points(summary.mean()));
        row.add(interval(summary));
        row.add(points(summary.allPoints()));
        return row;
    }

    private static String interval(ResidualSummary summary) {
        if (summary.interval() != null) {
            return Numbers.points(summary.interval());
        }
        @Nullable String why = summary.reason() == null ? summary.noInterval() : summary.reason();
        return why == null ? "" : why;
    }

    private static String points(@Nullable Double value) {
        return value == null ? "-" : Numbers.points(value);
    }
}

package dev.plumbline.cli.output;

import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.contracts.event.NamedBaseline;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Named baselines: a line for each, or all that is known of one. */
public final class BaselineTables {
    private BaselineTables() {}

    /** A line for each version. */
    public static void print(List<BaselineFacts> baselines, PrintWriter out) {
        Table table = new Table(List.of(
                "name",
                "version",
                "stands",
                "kind",
                "task",
                "OOD test",
                "metric",
                "scale",
                "points",
                "units",
                "slope",
                "intercept",
                "R2",
                "ID range"));
        for (BaselineFacts facts : baselines) {
            table.row(List.of(
                    facts.name(),
                    facts.version(),
                    facts.standing() ? "yes" : "no",
                    kind(facts),
                    facts.task(),
                    facts.ood(),
                    facts.metric(),
                    facts.scale(),
                    Integer.toString(facts.points()),
                    Integer.toString(facts.units()),
                    number(facts.slope()),
                    number(facts.intercept()),
                    number(facts.r2()),
                    range(facts)));
        }
        table.print(out);
        out.flush();
    }

    /** All of one version, but for its points. */
    public static void printOne(BaselineFacts facts, PrintWriter out) {
        Table table = new Table(List.of("baseline", facts.name()));
        table.row(List.of("version", facts.version() + (facts.standing() ? "" : " (superseded)")));
        table.row(List.of("kind", kind(facts)));
        NamedBaseline.Series from = facts.frozenFrom();
        if (from != null) {
            table.row(List.of("frozen from", "series " + from.series() + " of study " + from.study()));
        }
        row(table, "source", facts.source());
        row(table, "licence", facts.licence());
        table.row(List.of("made", "by " + facts.by() + " at " + facts.at()));
        table.row(List.of("task", facts.task()));
        table.row(List.of("OOD test", facts.ood()));
        table.row(List.of("metric", facts.metric() + " on the " + facts.scale() + " scale"));
        table.row(List.of("points", points(facts)));
        table.row(List.of("ID range", range(facts)));
        table.row(List.of("line", line(facts)));
        table.print(out);
        out.flush();
    }

    private static void row(Table table, String name, @Nullable String value) {
        if (value != null) {
            table.row(List.of(name, value));
        }
    }

    private static String points(BaselineFacts facts) {
        String all = facts.points() + " of " + facts.units() + (facts.units() == 1 ? " unit" : " units");
        long excluded = facts.idAtBound() + facts.oodAtBound();
        return excluded == 0 ? all : all + ", " + excluded + " left out of the line: their ID or OOD value is 0 or 1";
    }

    private static String line(BaselineFacts facts) {
        return facts.slope() == null
                ? "none: " + facts.reason()
                : "slope " + number(facts.slope()) + ", intercept " + number(facts.intercept()) + ", R2 "
                        + number(facts.r2());
    }

    private static String kind(BaselineFacts facts) {
        return facts.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String range(BaselineFacts facts) {
        return facts.leastId() == null || facts.greatestId() == null
                ? "-"
                : Numbers.of(facts.leastId()) + " to " + Numbers.of(facts.greatestId());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : Numbers.of(value);
    }
}

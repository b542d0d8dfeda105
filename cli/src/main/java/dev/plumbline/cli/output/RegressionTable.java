package dev.plumbline.cli.output;

import dev.plumbline.analytics.read.RegressionBook;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Regressions for people: one line each, the drop in points of the metric. */
public final class RegressionTable {
    private static final int SHORT = 12;

    private RegressionTable() {}

    /** Prints them, or that there are none. */
    public static void print(List<RegressionBook.Word> words, PrintWriter out) {
        if (words.isEmpty()) {
            out.println("no regressions; a series is tested from its seventh run on, with several architectures later");
            return;
        }
        Table table =
                new Table(List.of("REGRESSION", "STATE", "AT", "SINCE RUN", "RUNS", "BEFORE", "POINTS", "INTERVAL"));
        words.forEach(word -> table.row(row(word)));
        table.print(out);
    }

    private static List<String> row(RegressionBook.Word word) {
        Regression regression = word.regression();
        Regression.Evidence evidence = regression.evidence();
        Ending ending = regression.ending();
        return List.of(
                regression.subject(),
                ending == null ? "raised" : ending.name().toLowerCase(Locale.ROOT),
                word.at().toString(),
                evidence.since().substring(0, SHORT),
                Integer.toString(evidence.runs()),
                Integer.toString(evidence.reference()),
                Numbers.points(-evidence.drop()),
                "[" + Numbers.points(-evidence.interval().upper()) + ", "
                        + Numbers.points(-evidence.interval().lower()) + "]");
    }
}

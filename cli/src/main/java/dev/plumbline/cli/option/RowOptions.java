package dev.plumbline.cli.option;

import dev.plumbline.analytics.fit.Selection;
import dev.plumbline.contracts.InvalidField;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which rows of a CSV file are taken. */
public final class RowOptions {
    private static final String WHERE = "--where";

    @Option(
            names = WHERE,
            paramLabel = "COL=VALUE",
            description = "Only rows that hold this value in that column; may be given again, and all must hold.")
    private List<String> where = new ArrayList<>();

    @Option(names = "--skip-missing", description = "Pass over rows without one of the two metrics; says how many.")
    private boolean skipMissing;

    /**
     * What is selected.
     *
     * @param distinct whether a row that repeats another in every column is refused
     * @throws InvalidField if a condition is none, or no row can meet two of them
     */
    public Selection selection(boolean distinct) {
        Map<String, String> values = new TreeMap<>();
        for (String condition : where) {
            int split = condition.indexOf('=');
            if (split < 1) {
                throw new InvalidField(WHERE, condition, "a column and its value, as COL=VALUE");
            }
            String column = condition.substring(0, split).strip();
            String value = condition.substring(split + 1).strip();
            String other = values.putIfAbsent(column, value);
            if (other != null && !other.equals(value)) {
                throw new InvalidField(
                        WHERE, condition, "one value of a column, which '" + other + "' is given for already");
            }
        }
        return new Selection(values, skipMissing, distinct);
    }

    /** Says how many rows were passed over. */
    public static void report(int skipped, PrintWriter err) {
        if (skipped > 0) {
            err.println("plumbline: " + skipped + (skipped == 1 ? " row" : " rows") + " without both metrics "
                    + (skipped == 1 ? "is" : "are") + " left out");
        }
    }
}

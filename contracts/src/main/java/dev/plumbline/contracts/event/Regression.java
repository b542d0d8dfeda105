package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * New runs of a series lie lower out of distribution, at the same ID value, than its runs before; or no longer. Differences
 * are shares of the metric: 0.01 is one point.
 *
 * @param ood the OOD test set's name, and {@code role} its role
 * @param metric {@code accuracy} or {@code macroF1}
 * @param number of the change in the history of the series' metric and test set, from 1: odd where it raised, even where
 *     it cleared. A change whose runs were scored anew is said again with its number
 * @param ending why it was cleared; null while it lasts
 * @param evidence of the alarm, also of one that is cleared
 */
public record Regression(
        String study,
        String series,
        String task,
        String ood,
        TestRole role,
        String metric,
        int number,
        Status status,
        @Nullable Ending ending,
        Evidence evidence)
        implements Event {
    private static final int SUBJECT_NAMES = 5;

    public enum Status {
        @JsonProperty("raised")
        RAISED,
        @JsonProperty("cleared")
        CLEARED
    }

    public enum Ending {
        /** Three runs in a row were back within half the drop. */
        @JsonProperty("recovered")
        RECOVERED,
        /** Runs before or since were scored anew, or count no more, and what there is now raises no alarm. */
        @JsonProperty("revised")
        REVISED,
        /** An operator said that the lower level is the one to hold new runs to. */
        @JsonProperty("accepted")
        ACCEPTED
    }

    /**
     * @param since the first run that lies lower, as its fine-tuning stage; {@code detected} the run that raised the alarm
     * @param runs from the one to the other
     * @param reference runs before, which the lines were drawn through
     * @param drop mean distance of those runs below the lines; {@code interval} 95 % of it
     * @param residualSd of the reference runs about the lines
     * @param statistic of the test, in evaluations, and the {@code threshold} that it passed
     * @param budget evaluations, over the whole fleet, to one false alarm
     */
    public record Evidence(
            String since,
            String detected,
            int runs,
            int reference,
            double drop,
            Bounds interval,
            double residualSd,
            double statistic,
            double threshold,
            long budget) {
        public Evidence {
            Require.sha256("evidence.since", since);
            Require.sha256("evidence.detected", detected);
            Require.atLeast("evidence.runs", runs, 1);
            Require.atLeast("evidence.reference", reference, 1);
            Require.finite("evidence.drop", drop);
            Require.present("evidence.interval", interval);
            Require.finite("evidence.residualSd", residualSd);
            Require.finite("evidence.statistic", statistic);
            Require.finite("evidence.threshold", threshold);
            Require.atLeast("evidence.budget", budget, 1);
        }
    }

    public Regression {
        Require.name("study", study);
        Require.name("series", series);
        Require.name("task", task);
        Require.name("ood", ood);
        Require.present("role", role);
        Require.name("metric", metric);
        Require.atLeast("number", number, 1);
        Require.present("status", status);
        Require.present("evidence", evidence);
        if ((status == Status.CLEARED) != (ending != null)) {
            throw new InvalidField("ending", ending, "a reason with cleared, and nothing with raised");
        }
    }

    /** Whether a text may be a {@link #subject}: study, series, task, test set and metric; only a task may have slashes. */
    static String requireSubject(String field, String text) {
        String[] names = text.split("/", -1);
        if (names.length < SUBJECT_NAMES || Arrays.stream(names).anyMatch(String::isEmpty)) {
            throw new InvalidField(field, text, "what regressed, as study/series/task/ood/metric");
        }
        return text;
    }

    /** What regressed: a series on one test set in one metric, which has one regression at a time. */
    public String subject() {
        return String.join("/", study, series, task, ood, metric);
    }

    /** Of one that is raised, that it is over; of one that is cleared, that it never was. */
    public Regression cleared(Ending why) {
        int next = status == Status.RAISED ? number + 1 : number;
        return new Regression(study, series, task, ood, role, metric, next, Status.CLEARED, why, evidence);
    }

    @Override
    public String key() {
        return study + "/" + series;
    }

    @Override
    public String eventId() {
        return "regression/" + subject() + "/" + number + "/" + Digest.ofCanonical(this);
    }
}

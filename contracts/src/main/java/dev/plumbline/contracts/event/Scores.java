package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every metric of one checkpoint on one test set, with its interval.
 *
 * @param metrics each once
 * @param independent of accuracy, 95 %, Clopper and Pearson (1934): as if images were independent, which those of one group
 *     are not
 * @param groupCount groups of the test set; 0 where it has none
 * @param groups each of them; none where there are more than {@link #MOST_GROUPS}, for an event must stay small
 */
public record Scores(List<MetricScore> metrics, Bounds independent, int groupCount, List<GroupScore> groups) {
    /** With more groups than this their scores are in the kept predictions alone. */
    public static final int MOST_GROUPS = 1_000;

    public Scores {
        metrics = List.copyOf(metrics);
        groups = List.copyOf(groups);
        Require.present("scores.independent", independent);
        Require.atLeast("scores.groupCount", groupCount, 0);
        if (groups.size() != (groupCount > MOST_GROUPS ? 0 : groupCount)) {
            throw new InvalidField(
                    "scores.groups", groups.size(), groupCount + ", or none if there are more than " + MOST_GROUPS);
        }
        Set<MetricName> seen = EnumSet.noneOf(MetricName.class);
        for (MetricScore metric : metrics) {
            if (!seen.add(metric.name())) {
                throw new InvalidField("scores.metrics", metric.name().label(), "each metric once");
            }
        }
    }

    /** Empty where the test set cannot have it: a worst group, without groups. */
    public Optional<MetricScore> metric(MetricName name) {
        return metrics.stream().filter(metric -> metric.name() == name).findFirst();
    }
}

package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.GroupScore;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.MetricInterval;
import dev.plumbline.contracts.event.MetricInterval.Resampled;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.contracts.event.MetricScore;
import dev.plumbline.contracts.event.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns predictions into metrics with intervals. */
public final class Scorer {
    /** Of the replicate weights; part of what every interval means, so it is the same everywhere. */
    private static final long SEED = 0;

    private Scorer() {}

    /**
     * @param predicted the label given to each image
     * @param averaged the same under the moving average of the weights, or null
     */
    public static Evaluation.Outcome outcome(TestSplit split, int[] predicted, int @Nullable [] averaged) {
        UnitCounts counts = UnitCounts.of(split, predicted);
        return new Evaluation.Outcome(
                counts.total(), averaged == null ? null : counts(split, averaged), scores(split, counts));
    }

    /** Of labels alone, without intervals. */
    public static LabelCounts counts(TestSplit split, int[] predicted) {
        return UnitCounts.of(split, predicted).total();
    }

    private static Scores scores(TestSplit split, UnitCounts counts) {
        LabelCounts total = counts.total();
        long right = total.correct().stream().mapToLong(Long::longValue).sum();
        List<GroupScore> groups = groups(split, counts);
        List<MetricScore> metrics = new ArrayList<>(labelled(split, counts));
        worst(groups, counts.units()).ifPresent(metrics::add);
        boolean listed = groups.size() <= Scores.MOST_GROUPS;
        return new Scores(
                metrics, ClopperPearson.of(right, total.images()), groups.size(), listed ? groups : List.of());
    }

    /** Those that follow from counts of labels. */
    private static List<MetricScore> labelled(TestSplit split, UnitCounts counts) {
        Resampled resampled = !split.groupNames().isEmpty() ? Resampled.GROUP : Resampled.IMAGE;
        int units = counts.units();
        if (units < ExpandedPercentiles.FEWEST_UNITS) {
            String reason = "%d %s%s: no interval under %d"
                    .formatted(
                            units,
                            resampled == Resampled.GROUP ? "group" : "image",
                            units == 1 ? "" : "s",
                            ExpandedPercentiles.FEWEST_UNITS);
            MetricInterval none = MetricInterval.none(resampled, units, reason);
            return List.of(
                    score(MetricName.ACCURACY, counts, none),
                    score(MetricName.MACRO_F1, counts, none),
                    score(MetricName.MACRO_RECALL, counts, none),
                    score(MetricName.BALANCED_ACCURACY, counts, none));
        }
        ExpandedPercentiles rule = new ExpandedPercentiles(units);
        Replicates drawn = Replicates.draw(counts, new ReplicateWeights(SEED, split.manifest()), rule.replicates());
        double tail = rule.lowerTail();
        Bounds recall = rule.bounds(drawn.macroRecall(), tail);
        return List.of(
                score(
                        MetricName.ACCURACY,
                        counts,
                        interval(resampled, units, drawn, rule.bounds(drawn.accuracy(), tail))),
                score(
                        MetricName.MACRO_F1,
                        counts,
                        interval(resampled, units, drawn, rule.bounds(drawn.macroF1(), tail))),
                score(MetricName.MACRO_RECALL, counts, interval(resampled, units, drawn, recall)),
                score(MetricName.BALANCED_ACCURACY, counts, interval(resampled, units, drawn, recall)));
    }

    private static MetricInterval interval(Resampled resampled, int units, Replicates drawn, Bounds bounds) {
        return new MetricInterval(resampled, units, drawn.kept(), bounds, null);
    }

    private static MetricScore score(MetricName name, UnitCounts counts, MetricInterval interval) {
        return new MetricScore(name, counts.total().metric(name), counts.total().images(), null, interval);
    }

    private static List<GroupScore> groups(TestSplit split, UnitCounts counts) {
        List<GroupScore> groups = new ArrayList<>();
        for (int g = 0; g < counts.groupNames().size(); g++) {
            long images = counts.images(g);
            if (images > 0) {
                long right = counts.correct(g);
                groups.add(new GroupScore(split.groupNames().get(g), images, right, ClopperPearson.of(right, images)));
            }
        }
        return groups;
    }

    /**
     * The group of the lowest accuracy, the first of equals, of whatever size, as WILDS has it. It has no bootstrap
     * interval: redrawing groups never gives a group worse than the worst (Bickel and Freedman 1981 on extremes).
     */
    private static Optional<MetricScore> worst(List<GroupScore> groups, int units) {
        return groups.stream()
                .min(Comparator.comparingDouble(GroupScore::accuracy))
                .map(worst -> new MetricScore(
                        MetricName.WORST_GROUP_ACCURACY,
                        worst.accuracy(),
                        worst.images(),
                        worst.group(),
                        MetricInterval.none(
                                Resampled.GROUP,
                                units,
                                "a minimum over groups: redrawing groups cannot tell how low it may be")));
    }
}

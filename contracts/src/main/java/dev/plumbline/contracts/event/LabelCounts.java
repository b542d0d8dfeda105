package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Per label: how many images have it, how many were given it, how many rightly. Accuracy and macro F1 follow from these.
 *
 * @param support images whose true label it is
 * @param predicted images that the model gave it
 * @param correct images of both kinds
 */
public record LabelCounts(List<Long> support, List<Long> predicted, List<Long> correct) {
    /** Far more images than a label has, and so few that sums of them do not overflow. */
    private static final long MOST = 1_000_000_000_000L;

    public LabelCounts {
        support = numbers("counts.support", support);
        predicted = numbers("counts.predicted", predicted);
        correct = numbers("counts.correct", correct);
        if (predicted.size() != support.size() || correct.size() != support.size()) {
            throw new InvalidField(
                    "counts",
                    support.size() + ", " + predicted.size() + ", " + correct.size() + " labels",
                    "three lists of one length");
        }
        for (int label = 0; label < support.size(); label++) {
            if (correct.get(label) > support.get(label) || correct.get(label) > predicted.get(label)) {
                throw new InvalidField(
                        "counts.correct[" + label + "]",
                        correct.get(label),
                        "from 0 to the label's support " + support.get(label) + " and predictions "
                                + predicted.get(label));
            }
        }
        if (sum(support) != sum(predicted)) {
            throw new InvalidField("counts.predicted", sum(predicted), "the sum of the support, " + sum(support));
        }
    }

    private static List<Long> numbers(String field, @Nullable List<@Nullable Long> read) {
        int label = 0;
        for (@Nullable Long number : Require.present(field, read)) {
            if (number == null) {
                throw new InvalidField(field + "[" + label + "]", null, "a whole number");
            }
            if (number < 0 || number > MOST) {
                Require.between(field + "[" + label + "]", number, 0, MOST);
            }
            label++;
        }
        return List.copyOf(read);
    }

    public long images() {
        return sum(support);
    }

    public double accuracy() {
        return (double) sum(correct) / images();
    }

    /** As WILDS: the mean F1 of the labels present among the true ones; a zero division counts 0. */
    public double macroF1() {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < support.size(); label++) {
            if (support.get(label) > 0) {
                present++;
                sum += 2.0 * correct.get(label) / (support.get(label) + predicted.get(label));
            }
        }
        return sum / present;
    }

    /** The mean recall of the labels present among the true ones; also called balanced accuracy. */
    public double macroRecall() {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < support.size(); label++) {
            if (support.get(label) > 0) {
                present++;
                sum += (double) correct.get(label) / support.get(label);
            }
        }
        return sum / present;
    }

    /** @throws IllegalArgumentException where it does not follow from counts of labels */
    public double metric(MetricName name) {
        return switch (name) {
            case ACCURACY -> accuracy();
            case MACRO_F1 -> macroF1();
            case MACRO_RECALL, BALANCED_ACCURACY -> macroRecall();
            case WORST_GROUP_ACCURACY -> throw new IllegalArgumentException("counts of labels know no groups");
        };
    }

    /** The accuracy of a model that always answers the most frequent true label. */
    public double constantAccuracy() {
        return (double) largest() / images();
    }

    /** The macro F1 of a model that always answers the most frequent true label. */
    public double constantMacroF1() {
        long present = support.stream().filter(images -> images > 0).count();
        return 2.0 * largest() / (largest() + images()) / present;
    }

    private long largest() {
        return Collections.max(support);
    }

    public static LabelCounts of(long[] support, long[] predicted, long[] correct) {
        return new LabelCounts(boxed(support), boxed(predicted), boxed(correct));
    }

    private static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static long sum(List<Long> values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}

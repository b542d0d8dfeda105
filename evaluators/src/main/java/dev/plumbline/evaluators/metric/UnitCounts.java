package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.event.LabelCounts;
import java.util.List;

/**
 * Counts of labels in each unit of a test set that is redrawn as a whole. Of a group only the labels that occur in it are
 * kept, so that a replicate takes as long as there are groups and labels in them, however many images there are. An image
 * without a group is a unit of its own; these are sorted into cells of one true and one given label.
 */
final class UnitCounts {
    private final List<String> names;
    private final int[] begin;
    private final LabelRows rows;
    private final int[] images;
    private final int[] cellBegin;
    private final int[] cellTruth;
    private final int[] cellGiven;
    private final LabelCounts total;

    private UnitCounts(List<String> names, int[] begin, LabelRows rows, Cells cells, LabelCounts total) {
        this.names = names;
        this.begin = begin;
        this.rows = rows;
        this.images = cells.images();
        this.cellBegin = cells.begin();
        this.cellTruth = cells.truth();
        this.cellGiven = cells.given();
        this.total = total;
    }

    /** @param given the label that each image was given */
    static UnitCounts of(TestSplit split, int[] given) {
        if (given.length != split.images()) {
            throw new IllegalArgumentException(
                    given.length + " predictions of " + split.images() + " images; expected one of each");
        }
        int groups = split.groupNames().size();
        int[] place = new int[groups + 2];
        for (int i = 0; i < given.length; i++) {
            place[split.group(i) + 1]++;
        }
        for (int g = 0; g <= groups; g++) {
            place[g + 1] += place[g];
        }
        int ungrouped = place[1];
        int[] order = new int[given.length];
        for (int i = 0; i < given.length; i++) {
            order[place[split.group(i)]++] = i;
        }
        LabelRows rows = new LabelRows(split.classes(), 2 * (given.length - ungrouped));
        int[] begin = new int[groups + 1];
        int next = ungrouped;
        for (int g = 0; g < groups; g++) {
            for (; next < order.length && split.group(order[next]) == g + 1; next++) {
                rows.add(split.label(order[next]), given[order[next]]);
            }
            begin[g + 1] = rows.close();
        }
        Cells cells = Cells.of(split, given, order, ungrouped);
        cells.addTo(rows);
        return new UnitCounts(split.groupNames(), begin, rows, cells, rows.total());
    }

    /** Groups, and images without one. */
    int units() {
        return names.size() + images.length;
    }

    List<String> groupNames() {
        return names;
    }

    LabelCounts total() {
        return total;
    }

    long images(int group) {
        return rows.images(begin[group], begin[group + 1]);
    }

    long correct(int group) {
        return rows.correct(begin[group], begin[group + 1]);
    }

    /** Adds a group's counts so many times. */
    void addGroup(int group, int weight, long[] supports, long[] predictions, long[] corrects) {
        rows.add(begin[group], begin[group + 1], weight, supports, predictions, corrects);
    }

    /** Those without a group, cell by cell. */
    int[] images() {
        return images.clone();
    }

    int cells() {
        return cellTruth.length;
    }

    int cellBegin(int cell) {
        return cellBegin[cell];
    }

    int cellTruth(int cell) {
        return cellTruth[cell];
    }

    int cellGiven(int cell) {
        return cellGiven[cell];
    }
}

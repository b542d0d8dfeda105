package dev.plumbline.datasets.source;

import dev.plumbline.datasets.Split;
import java.util.Optional;

/** A source that comes cut into splits, and so is a task by itself. Variants draw from its train split. */
public interface SplitSource extends Source {
    /** Every split has the same classes in the same order, though a class may have no image in some. */
    Listing split(Split split);

    @Override
    default Optional<Listing> validation() {
        return Optional.of(split(Split.ID_VAL));
    }

    /** What the task calls a split, as {@code ood-test}. */
    String testName(Split split);
}

package dev.plumbline.datasets.task;

import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.Split;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.SplitSource;
import java.util.List;

/**
 * Fine-tune and test as a source's own splits say: with cameras, on one set of them, then on other days of the same and
 * on some that were never seen.
 */
final class SplitTask {
    private SplitTask() {}

    static Task of(SplitSource source) {
        return new Task(
                source.name(),
                manifest(source, Split.TRAIN),
                List.of(
                        test(source, TestRole.ID_VALIDATION, Split.ID_VAL),
                        test(source, TestRole.ID_TEST, Split.ID_TEST),
                        test(source, TestRole.OOD_VALIDATION, Split.OOD_VAL),
                        test(source, TestRole.OOD_TEST, Split.OOD_TEST)));
    }

    private static TaskTest test(SplitSource source, TestRole role, Split split) {
        return new TaskTest(source.testName(split), role, manifest(source, split));
    }

    private static Manifest manifest(SplitSource source, Split split) {
        return new Parts(source, source.split(split)).whole(source.testName(split));
    }
}

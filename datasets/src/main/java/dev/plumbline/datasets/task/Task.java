package dev.plumbline.datasets.task;

import dev.plumbline.datasets.manifest.Manifest;
import java.util.List;

/**
 * A downstream data set. All its manifests have the same classes in the same order.
 *
 * @param name as {@code rendered:camtrap} or {@code pacs:photo->cartoon}
 * @param tests one ID validation, one ID test, one OOD validation, and one or more OOD tests
 */
public record Task(String name, Manifest train, List<TaskTest> tests) {
    public Task {
        tests = List.copyOf(tests);
    }

    public int classes() {
        return train.classes();
    }
}

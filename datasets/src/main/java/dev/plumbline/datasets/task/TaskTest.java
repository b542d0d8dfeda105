package dev.plumbline.datasets.task;

import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.datasets.manifest.Manifest;

/**
 * What a task's checkpoints are scored on.
 *
 * @param name unique in the task
 */
public record TaskTest(String name, TestRole role, Manifest manifest) {
    public TestSet ref() {
        return new TestSet(name, role, manifest.ref());
    }
}

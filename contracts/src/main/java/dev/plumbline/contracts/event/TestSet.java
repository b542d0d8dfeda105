package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;

/**
 * A set that checkpoints of a task are scored on.
 *
 * @param name unique within the task, as {@code id-test} or {@code unseen-cameras}
 */
public record TestSet(String name, TestRole role, DataRef data) {
    public TestSet {
        requireName(name);
        Require.present("test.role", role);
        Require.present("test.data", data);
    }

    /** Names stand in keys and in work that are split at slashes. */
    static void requireName(String name) {
        Require.name("test.name", name);
        if (name.contains("/")) {
            throw new InvalidField("test.name", name, "a name without a slash");
        }
    }
}

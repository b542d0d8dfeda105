package dev.plumbline.cli.lab;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one process gives to work.
 *
 * @param device {@code cpu}, or {@code gpu0}, {@code gpu1}, ...: a process for each
 * @param slots epochs that its trainer works on at once
 * @param threads of the CPU for each slot; the bits of a training depend on the number
 * @param snapshotAfter training that is worth keeping within an epoch when the process has to end
 */
public record Effort(String device, int slots, int threads, Duration snapshotAfter) {
    public Effort {
        if (!device.matches("cpu|gpu[0-9]{1,3}")) {
            throw new InvalidField("--device", device, "cpu, or gpu0, gpu1, ...");
        }
        Require.atLeast("--slots", slots, 1);
        Require.atLeast("--threads", threads, 1);
        if (snapshotAfter.isNegative()) {
            throw new InvalidField("--snapshot-after", snapshotAfter.toSeconds(), "at least 0");
        }
    }

    /**
     * @param slots null: on a CPU as many as the threads fill, on a GPU one
     * @param processors of this machine
     */
    public static Effort of(
            String device, @Nullable Integer slots, int threads, Duration snapshotAfter, int processors) {
        int usual = device.equals("cpu") ? Math.max(1, processors / Math.max(1, threads)) : 1;
        return new Effort(device, slots == null ? usual : slots, threads, snapshotAfter);
    }

    /** What is unwise about it on a machine of so many processors. */
    public Optional<String> warning(int processors) {
        if (device.equals("cpu") && slots * threads > processors) {
            return Optional.of(
                    ("--slots %d x --threads %d are more threads than this machine's %d processors: each slot"
                                    + " waits for the others, and all become slower")
                            .formatted(slots, threads, processors));
        }
        return Optional.empty();
    }
}

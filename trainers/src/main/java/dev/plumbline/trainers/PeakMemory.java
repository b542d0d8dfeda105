package dev.plumbline.trainers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The most memory that this process has had, in bytes: on a CPU its resident set's high-water mark, as Linux keeps it, with
 * all its slots and roles. Null on a GPU, for the engine does not tell what it took there, and where there is no Linux.
 */
record PeakMemory(String device, Path status) implements Supplier<@Nullable Long> {
    private static final String HIGH_WATER_MARK = "VmHWM:";
    private static final long KIB = 1024;

    static PeakMemory on(String device) {
        return new PeakMemory(device, Path.of("/proc/self/status"));
    }

    @Override
    public @Nullable Long get() {
        return device.equals("cpu") ? highWaterMark() : null;
    }

    /** The line reads {@code VmHWM:     123456 kB}. */
    private @Nullable Long highWaterMark() {
        try {
            List<String> lines = Files.readAllLines(status);
            for (String line : lines) {
                if (line.startsWith(HIGH_WATER_MARK)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB;
                }
            }
            return null;
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }
}

package dev.plumbline.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process uses, read from Linux' {@code /proc}: its peak memory and the CPU time of each of its threads. A thread
 * that ends counts with what it had at the last sample.
 */
public final class ProcessSampler {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;

    private final Path process;
    private final Map<String, ThreadTime> threads = new HashMap<>();
    private long peakKibibytes;

    private record ThreadTime(String name, double seconds) {}

    public ProcessSampler(long pid) {
        process = Path.of("/proc", String.valueOf(pid));
    }

    /** Returns false once the process is gone. */
    public boolean sample() {
        try {
            peakKibibytes = Math.max(
                    peakKibibytes, Machine.kibibytes(process.resolve("status").toString(), "VmHWM:"));
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
                for (Path task : tasks) {
                    sample(task);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void sample(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int nameEnd = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, nameEnd);
            String[] fields = stat.substring(nameEnd + 2).split(" ", USER_TIME + 3);
            double ticks = Double.parseDouble(fields[USER_TIME]) + Double.parseDouble(fields[USER_TIME + 1]);
            threads.put(task.getFileName().toString(), new ThreadTime(name, ticks / TICKS_PER_SECOND));
        } catch (IOException e) {
            // The thread has ended since it was listed.
            return;
        }
    }

    public double peakMebibytes() {
        return peakKibibytes / 1024.0;
    }

    /** Seconds of user and system time by thread, under the first 15 characters of its name without digits. */
    public Map<String, Double> secondsByThread() {
        Map<String, Double> seconds = new TreeMap<>();
        threads.values()
                .forEach(thread ->
                        seconds.merge(thread.name().replaceAll("(?<!C)[\\d#-]+", "-"), thread.seconds(), Double::sum));
        return seconds;
    }
}

package dev.plumbline.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where and on what tree a figure was measured. */
public final class Machine {
    private Machine() {}

    static String described() throws IOException {
        return "%s; %d cores, %.0f GiB, load %s before; Java %s; commit %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC) + ", " + cpu(),
                        Runtime.getRuntime().availableProcessors(),
                        kibibytes("/proc/meminfo", "MemTotal:") / 1024.0 / 1024.0,
                        Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0],
                        System.getProperty("java.version"),
                        commit());
    }

    private static String cpu() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** A field of a file of {@code /proc}, in KiB; 0 where it is not there. */
    public static long kibibytes(String file, String field) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String commit() throws IOException {
        String head = git("rev-parse", "--short", "HEAD");
        return git("status", "--porcelain").isEmpty() ? head : head + " with changes";
    }

    private static String git(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}

package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, which skips the test that asks for one where none is on the PATH. */
final class Browser {
    private static final int PATIENCE_MINUTES = 3;
    /** Of the page's own clock, which stands still while an answer is awaited, however slow the machine is. */
    private static final int MILLISECONDS = 8_000;

    /** Not a temporary directory of a test's: Chromium may still write to its profile as it ends. */
    private static final Path DIRECTORY =
            Path.of("target", "chromium", Long.toString(ProcessHandle.current().pid()));

    private final Path binary;

    private Browser(Path binary) {
        this.binary = binary;
    }

    static Browser installed() {
        Optional<Path> installed = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(installed)
                .as("chromium is not on the PATH: the page is not tried")
                .isPresent();
        return new Browser(installed.orElseThrow());
    }

    /** The page's elements, as scripts have left them. */
    String dom(URI page) throws Exception {
        Path directory = Files.createDirectories(DIRECTORY);
        Path dom = directory.resolve("dom.html");
        Path log = directory.resolve("chromium.log");
        Process process = new ProcessBuilder(List.of(
                        binary.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-breakpad",
                        "--no-first-run",
                        "--user-data-dir=" + directory.resolve("profile").toAbsolutePath(),
                        "--virtual-time-budget=" + MILLISECONDS,
                        "--dump-dom",
                        page.toString()))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("ended within %d minutes", PATIENCE_MINUTES)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(log, StandardCharsets.UTF_8))
                .isZero();
        return Files.readString(dom, StandardCharsets.UTF_8);
    }
}

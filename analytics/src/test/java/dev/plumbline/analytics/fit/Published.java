package dev.plumbline.analytics.fit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The published tables, which lie beside a checkout in {@code shared/published} or where {@code plumbline.shared} says. */
final class Published {
    private Published() {}

    static Path file(String name) {
        Path directory = Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Published::parent)
                .map(at -> at.resolve("shared"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("shared"));
        Path file = Path.of(System.getProperty("plumbline.shared", directory.toString()))
                .resolve("published")
                .resolve(name);
        assumeThat(file).as("no published figures here: set -Dplumbline.shared").exists();
        return file;
    }

    private static @Nullable Path parent(Path path) {
        return path.getParent();
    }
}

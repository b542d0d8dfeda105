package dev.plumbline.benchmarks.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The sides of one comparison and the directory of their work; closing it ends the one and deletes the other. */
final class Rig implements AutoCloseable {
    private final Path directory;
    private final List<Side> sides = new ArrayList<>();

    Rig(Workload workload) throws IOException {
        directory = Files.createTempDirectory("plumbline-benchmark");
        workload.write(directory);
    }

    Path directory() {
        return directory;
    }

    List<Side> sides() {
        return sides;
    }

    Side add(Side side) {
        sides.add(side);
        return side;
    }

    @Override
    public void close() throws IOException {
        sides.forEach(Side::close);
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package dev.plumbline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Photographs and cartoons for tests, which are for research only and so no part of the project: the tars in
 * {@code shared/data}, beside a directory above this one or where the system property {@code plumbline.shared} says.
 * Where they are absent, tests that need them are skipped with {@link #ABSENT}.
 */
public final class RealImages {
    public static final String ABSENT =
            "no shared/data with real images beside this checkout, nor at -Dplumbline.shared=DIR: skipped";

    private RealImages() {}

    /** 30,000 photographs in 100 WordNet classes, 64 pixels wide: an image folder. */
    public static Optional<Path> photographs() {
        return unpacked("tiny-imagenet-100", "tiny-imagenet-100.tar");
    }

    /** The domains photo and cartoon of PACS, 7 classes, 227 pixels wide: a domain folder. */
    public static Optional<Path> pacs() {
        return unpacked("pacs", "pacs-photo.tar", "pacs-cartoon.tar");
    }

    /** Unpacks once a build, under {@code target}; the tool is {@code tar}, which Linux, macOS and Windows have. */
    private static Optional<Path> unpacked(String name, String... tars) {
        Path whole = Path.of("target", "real-images", name).toAbsolutePath();
        if (Files.isDirectory(whole)) {
            return Optional.of(whole);
        }
        return data().map(data -> {
            try {
                return unpack(data, tars, whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while unpacking " + name, e);
            }
        });
    }

    private static Path unpack(Path data, String[] tars, Path whole) throws IOException, InterruptedException {
        Files.createDirectories(whole.getParent());
        Path begun = Files.createTempDirectory(whole.getParent(), "begun");
        for (String tar : tars) {
            Process process = new ProcessBuilder("tar", "-xf", data.resolve(tar).toString(), "-C", begun.toString())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("tar cannot unpack " + data.resolve(tar));
            }
        }
        return Files.move(begun, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<Path> data() {
        String given = System.getProperty("plumbline.shared");
        Stream<Path> shared = given != null
                ? Stream.of(Path.of(given))
                : Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                        .map(directory -> directory.resolve("shared"));
        return shared.map(directory -> directory.resolve("data"))
                .filter(data -> Files.exists(data.resolve("pacs-photo.tar")))
                .findFirst();
    }
}

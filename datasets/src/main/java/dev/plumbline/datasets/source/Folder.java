package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.image.UndecodableImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source's directory: its folders and image files, whose ids are their paths from the root, with slashes. */
final class Folder {
    static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "bmp");

    private final String source;
    private final Path root;
    private final ImageDecoder decoder;

    /** @throws InvalidField when the directory is not there */
    Folder(SourceDirectory place, ImageDecoder decoder) {
        this.source = place.name();
        this.decoder = decoder;
        try {
            this.root = place.directory().toRealPath();
        } catch (IOException e) {
            throw notDirectory(place.name(), place.directory());
        }
        if (!Files.isDirectory(root)) {
            throw notDirectory(place.name(), place.directory());
        }
    }

    private Folder(String source, Path root, ImageDecoder decoder) {
        this.source = source;
        this.root = root;
        this.decoder = decoder;
    }

    private static InvalidField notDirectory(String source, Path directory) {
        return new InvalidField("source " + source, directory, "a directory that exists and can be read");
    }

    String source() {
        return source;
    }

    /** The same source, rooted one folder deeper. */
    Folder within(String name) {
        return new Folder(source, root.resolve(name), decoder);
    }

    /** Names of the folders in {@code path}, sorted; hidden ones are left out. */
    List<String> folders(String path) {
        return entries(path, Files::isDirectory);
    }

    /** Ids of the image files in {@code path}, sorted; hidden files and other kinds of files are left out. */
    List<String> images(String path) {
        return entries(path, file -> isImage(file.getFileName().toString())).stream()
                .map(name -> path + "/" + name)
                .toList();
    }

    /** Names of the files in {@code path} that end so, sorted; hidden ones are left out. */
    List<String> files(String path, String suffix) {
        return entries(path, file -> file.getFileName().toString().endsWith(suffix) && !Files.isDirectory(file));
    }

    boolean hasFile(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    /** A file that belongs to the layout, such as a table. */
    Path table(String path) {
        return root.resolve(path);
    }

    /** @throws InvalidField when a path that a table gives is not a plain one below the root, which alone is an id */
    void requireWithin(String field, String path) {
        boolean plain = !path.contains("\\") && path.chars().noneMatch(c -> c < ' ' || c == '\uFFFD');
        for (String step : path.split("/", -1)) {
            plain &= !step.isEmpty() && !step.equals(".") && !step.equals("..");
        }
        if (!plain) {
            throw new InvalidField(
                    field, path, "a path below " + root + " with single slashes, without . and .. and \\ in it");
        }
    }

    private List<String> entries(String path, DirectoryStream.Filter<Path> wanted) {
        Path directory = root.resolve(path);
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return names;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, wanted)) {
            stream.forEach(entry -> names.add(requirePlain(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException("source " + source + ": cannot list " + directory, e);
        }
        names.removeIf(name -> name.startsWith("."));
        names.sort(null);
        return names;
    }

    private String requirePlain(Path entry) {
        String name = entry.getFileName().toString();
        if (name.chars().anyMatch(c -> c < ' ' || c == '\uFFFD')) {
            throw new InvalidField(
                    "source " + source,
                    entry,
                    "file names without control characters that this Java can read (its encoding of names is "
                            + System.getProperty("sun.jnu.encoding") + ")");
        }
        return name;
    }

    static boolean isImage(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    InvalidField unfit(String path, String expected) {
        return new InvalidField("source " + source, root.resolve(path), expected);
    }

    void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        decode(image, bytes(image), size, rgb, offset);
    }

    Pixels part(String image, PartChoice choice) throws UnreadableImage {
        return decode(image, bytes(image), choice);
    }

    private byte[] bytes(String image) throws UnreadableImage {
        try {
            return Files.readAllBytes(file(image));
        } catch (NoSuchFileException e) {
            throw unreadable(image, "there is no such file under " + root, e);
        } catch (IOException e) {
            throw unreadable(image, String.valueOf(e.getMessage()), e);
        }
    }

    Pixels decode(String image, byte[] file, PartChoice choice) throws UnreadableImage {
        try {
            return decoder.decode(file, choice);
        } catch (UndecodableImage e) {
            throw unreadable(image, String.valueOf(e.getMessage()), e);
        }
    }

    void decode(String image, byte[] file, int size, byte[] rgb, int offset) throws UnreadableImage {
        try {
            decoder.decodeSquare(file, size, rgb, offset);
        } catch (UndecodableImage e) {
            throw unreadable(image, String.valueOf(e.getMessage()), e);
        }
    }

    /** Where a file lies, having followed links; it may not lie outside of the root. */
    Path file(String image) throws IOException, UnreadableImage {
        try {
            Path real = root.resolve(image).toRealPath();
            if (!real.startsWith(root)) {
                throw unreadable(image, "it lies outside of " + root, null);
            }
            return real;
        } catch (InvalidPathException e) {
            throw unreadable(image, "it is no path on this machine", e);
        }
    }

    UnreadableImage unreadable(String image, String fault, @Nullable Exception cause) {
        return new UnreadableImage("source " + source + ", image " + image + ": " + fault, cause);
    }
}

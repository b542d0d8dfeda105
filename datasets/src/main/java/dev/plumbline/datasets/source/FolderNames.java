package dev.plumbline.datasets.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What there is in a source's folders; each is listed once, however many of its files are asked for. */
final class FolderNames {
    private final Folder root;
    private final Map<String, Set<String>> known = new HashMap<>();

    FolderNames(Folder root) {
        this.root = root;
    }

    /** Names of all that is in {@code path}, which is empty for the root; none where there is no such folder. */
    Set<String> in(String path) {
        return known.computeIfAbsent(path, this::list);
    }

    /** Whether there is something at {@code path}. Names are told apart by case, whatever the file system does. */
    boolean has(String path) {
        int slash = path.lastIndexOf('/');
        return in(path.substring(0, Math.max(slash, 0))).contains(path.substring(slash + 1));
    }

    private Set<String> list(String path) {
        Set<String> names = new HashSet<>();
        Path directory = root.table(path);
        if (!Files.isDirectory(directory)) {
            return names;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("source " + root.source() + ": cannot list " + directory, e);
        }
        return names;
    }
}

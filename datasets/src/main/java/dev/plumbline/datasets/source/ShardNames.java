package dev.plumbline.datasets.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which files of a directory are shards: those that {@value #LIST} names, a path or a glob a line ({@code part-*}{@code /00*.tar});
 * where there is no such file, every {@code *.tar} in the directory itself.
 */
final class ShardNames {
    static final String LIST = "shards.txt";
    static final String TAR = ".tar";
    private static final String GLOB = "*?[{";

    private final Folder folder;

    ShardNames(Folder folder) {
        this.folder = folder;
    }

    /** Paths from the directory, each once. */
    SortedSet<String> all() {
        SortedSet<String> shards = new TreeSet<>();
        if (!folder.hasFile(LIST)) {
            shards.addAll(folder.files("", TAR));
            return shards;
        }
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                shards.addAll(named(line, new RowPlace(folder.source(), LIST, i + 1L)));
            }
        }
        if (shards.isEmpty()) {
            throw folder.unfit(LIST, "a path or glob of shards in at least one line");
        }
        return shards;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(folder.table(LIST));
        } catch (CharacterCodingException e) {
            throw folder.unfit(LIST, "text in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("source " + folder.source() + ": cannot read " + LIST, e);
        }
    }

    private SortedSet<String> named(String line, RowPlace place) {
        folder.requireWithin(place.field("line"), line);
        SortedSet<String> found = new TreeSet<>();
        if (line.chars().anyMatch(c -> GLOB.indexOf(c) >= 0)) {
            expand("", line.split("/", -1), 0, found);
        } else if (folder.hasFile(line)) {
            found.add(line);
        }
        if (found.isEmpty() || !found.stream().allMatch(shard -> shard.endsWith(TAR))) {
            throw place.unfit(
                    "line", line, "a " + TAR + " file below the directory, or a glob that matches such files only");
        }
        return found;
    }

    /** A step of the glob matches names in one folder. */
    private void expand(String parent, String[] steps, int step, SortedSet<String> found) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + steps[step]);
        boolean last = step == steps.length - 1;
        for (String name : last ? folder.files(parent, "") : folder.folders(parent)) {
            if (matcher.matches(Path.of(name))) {
                String path = parent.isEmpty() ? name : parent + "/" + name;
                if (last) {
                    found.add(path);
                } else {
                    expand(path, steps, step + 1, found);
                }
            }
        }
    }
}

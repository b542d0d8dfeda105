package dev.plumbline.datasets.prompt;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.source.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A class as prompts call it.
 *
 * @param id the folder that its images will lie in
 * @param name in words; underscores are spaces
 */
public record ClassName(String id, String name) {
    private static final Pattern SYNSET = Pattern.compile("[nvar][0-9]{8}");
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}/\\\\.][^\\p{Cntrl}/\\\\]*");

    public ClassName {
        if (!ID.matcher(id).matches()) {
            throw new InvalidField("class", id, "a folder's name, without slashes and not begun by a full stop");
        }
        name = name.replaceAll("[\\s_]+", " ").strip();
        if (name.isEmpty()) {
            throw new InvalidField("name of class " + id, "empty", "words");
        }
        if (SYNSET.matcher(name).matches()) {
            throw new InvalidField("name of class " + id, name, "words; --classes FILE gives each class its name");
        }
    }

    /** A source's own classes, in the order of their ids. */
    public static List<ClassName> of(Listing listing) {
        return listing.classes().stream()
                .map(c -> new ClassName(c.id(), c.name()))
                .toList();
    }

    /**
     * A file with a class a line: its id, then, after a tab (or, in a line without tabs, white space), its name; where there
     * is none, the id. Empty lines and those begun by {@code #} say nothing.
     *
     * @return in the order of the ids
     * @throws InvalidField that names the line
     */
    public static List<ClassName> read(Path file) throws IOException {
        Map<String, String> places = new TreeMap<>();
        return TextLines.read(file, "a class").stream()
                .map(line -> parse(line, places))
                .sorted(Comparator.comparing(ClassName::id))
                .toList();
    }

    private static ClassName parse(TextLines.Line line, Map<String, String> places) {
        String[] parts = line.text().split(line.text().contains("\t") ? "\t" : "\\s+", 2);
        String before = places.putIfAbsent(parts[0], line.place());
        if (before != null) {
            throw new InvalidField(line.place(), parts[0], "each class once; it stands in " + before + " too");
        }
        try {
            return new ClassName(parts[0], parts[parts.length - 1]);
        } catch (InvalidField e) {
            throw new InvalidField(line.place() + ": " + e.field(), e.value(), e.expected());
        }
    }
}

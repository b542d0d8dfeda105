package dev.plumbline.cli.rescoring;

import dev.plumbline.contracts.InvalidField;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of classes and what they are merged into: a line {@code class,maps_to}, then one for each class, by its id. */
public final class ClassMapCsv {
    private static final String HEADER = "class,maps_to";

    private ClassMapCsv() {}

    /** @throws InvalidField that names the line at fault, or the file where it is no text */
    public static Map<String, String> read(Path file) throws IOException {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new InvalidField(file + ", line 1", lines.isEmpty() ? "" : lines.get(0), HEADER);
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                add(map, file + ", line " + (i + 1), line);
            }
        }
        if (map.isEmpty()) {
            throw new InvalidField(file.toString(), "a header alone", "a line for each class below it");
        }
        return map;
    }

    /* Excel begins a CSV file in UTF-8 with a byte order mark. */
    private static List<String> lines(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw new InvalidField(file.toString(), "bytes that are no UTF-8", "a text in UTF-8");
        }
    }

    private static void add(Map<String, String> map, String place, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 2 || line.indexOf('"') >= 0 || cells[0].isBlank() || cells[1].isBlank()) {
            throw new InvalidField(place, line, "a class and what it is merged into, a comma between, no quotes");
        }
        if (map.putIfAbsent(cells[0].strip(), cells[1].strip()) != null) {
            throw new InvalidField(place, cells[0].strip(), "one line for each class");
        }
    }
}

package dev.plumbline.datasets.prompt;

import dev.plumbline.contracts.InvalidField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with one or more {@value #CLASS} where the class's name goes, as {@code a photo of a {class}}.
 *
 * @param text of one line
 */
public record Template(String text) {
    private static final String CLASS = "{class}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}");

    public Template {
        if (!text.contains(CLASS)) {
            throw new InvalidField("template", text, "a sentence with " + CLASS + " in it");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField("template", text, "a sentence without tabs and other control characters");
        }
        Matcher placeholders = PLACEHOLDER.matcher(text);
        while (placeholders.find()) {
            if (!placeholders.group().equals(CLASS)) {
                throw new InvalidField("template", placeholders.group(), CLASS + ", the only placeholder");
            }
        }
    }

    /**
     * A file with a template a line. Empty lines and those begun by {@code #} say nothing.
     *
     * @return in the order of the file
     * @throws InvalidField that names the line
     */
    public static List<Template> read(Path file) throws IOException {
        Map<String, String> places = new TreeMap<>();
        return TextLines.read(file, "a template").stream()
                .map(line -> parse(line, places))
                .toList();
    }

    private static Template parse(TextLines.Line line, Map<String, String> places) {
        String before = places.putIfAbsent(line.text(), line.place());
        if (before != null) {
            throw new InvalidField(line.place(), line.text(), "each template once; it stands in " + before + " too");
        }
        try {
            return new Template(line.text());
        } catch (InvalidField e) {
            throw new InvalidField(line.place() + ": " + e.field(), e.value(), e.expected());
        }
    }

    public String fill(ClassName of) {
        return text.replace(CLASS, of.name());
    }
}

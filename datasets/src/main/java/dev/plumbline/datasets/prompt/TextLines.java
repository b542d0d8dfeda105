package dev.plumbline.datasets.prompt;

import dev.plumbline.contracts.InvalidField;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of a UTF-8 file that say something: without empty ones and those that begin with {@code #}. */
final class TextLines {
    private TextLines() {}

    /**
     * @param place as {@code templates.txt:3}
     * @param text without white space around it
     */
    record Line(String place, String text) {}

    /** @throws InvalidField when there are none, or the file is no UTF-8 text */
    static List<Line> read(Path file, String what) throws IOException {
        List<String> all;
        try {
            all = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new InvalidField(file.toString(), "other bytes", "UTF-8 text, " + what + " a line");
        }
        List<Line> lines = IntStream.range(0, all.size())
                .mapToObj(i -> new Line(file + ":" + (i + 1), all.get(i).strip()))
                .filter(line -> !line.text().isEmpty() && !line.text().startsWith("#"))
                .toList();
        if (lines.isEmpty()) {
            throw new InvalidField(file.toString(), "no lines", what + " a line");
        }
        return lines;
    }
}

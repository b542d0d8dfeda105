package dev.plumbline.producers.study;

import dev.plumbline.producers.Problem;
import dev.plumbline.producers.study.InvalidStudy.Fault;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Why a text is no YAML, in the words of people who write it. */
final class YamlFault {
    /** What the parser says, by its beginning, and what would be right. */
    private static final Map<String, String> EXPECTED = Map.of(
            "found character '\\t", "a tab; expected spaces before and between fields",
            "found character '@", "a text that begins with @; expected quotes around it",
            "mapping values are not allowed",
                    "a colon and a space inside a value; expected quotes around a text that has"
                            + " them, or one field a line",
            "expected <block end>",
                    "a line that is indented unlike its neighbours; expected the same spaces before the"
                            + " fields of one object",
            "found unexpected end of stream", "a quote that does not end; expected one more",
            "found undefined alias", "a text that begins with *; expected quotes around it",
            "but found another document", "a second document; expected one study a file");

    private YamlFault() {}

    static Fault of(YAMLException fault, String yaml) {
        if (fault instanceof MarkedYAMLException marked) {
            return fault(words(marked), line(marked));
        }
        if (fault instanceof ReaderException character) {
            return fault(
                    String.format(Locale.ROOT, "the character U+%04X; expected text", character.getCodePoint()),
                    lineAt(yaml, character.getPosition()));
        }
        return fault(String.valueOf(fault.getMessage()), null);
    }

    private static String words(MarkedYAMLException fault) {
        String problem = String.valueOf(fault.getProblem());
        return EXPECTED.entrySet().stream()
                .filter(known -> problem.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(problem);
    }

    /** Where a quote begins that does not end, else where the parser stopped. */
    private static @Nullable Integer line(MarkedYAMLException fault) {
        boolean unended = String.valueOf(fault.getProblem()).startsWith("found unexpected end of stream");
        Mark mark = unended && fault.getContextMark() != null ? fault.getContextMark() : fault.getProblemMark();
        return mark == null ? null : mark.getLine() + 1;
    }

    private static int lineAt(String yaml, int position) {
        return 1
                + (int) yaml.codePoints().limit(position).filter(c -> c == '\n').count();
    }

    private static Fault fault(String words, @Nullable Integer line) {
        return new Fault(new Problem(Problem.Reason.MALFORMED, null, null, "not YAML: " + words), line);
    }
}

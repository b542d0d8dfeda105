package dev.plumbline.datasets.prompt;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a generator is asked for.
 *
 * @param classId the folder that the image belongs in
 * @param name of the class
 * @param template its place in the template file, the first being 0
 * @param prompt the text
 */
public record Prompt(String classId, String name, int template, String prompt) {
    /** Every class in every template: class by class in the order given, templates in the order of their file. */
    public static Stream<Prompt> all(List<ClassName> classes, List<Template> templates) {
        return classes.stream()
                .flatMap(c -> IntStream.range(0, templates.size())
                        .mapToObj(i ->
                                new Prompt(c.id(), c.name(), i, templates.get(i).fill(c))));
    }
}

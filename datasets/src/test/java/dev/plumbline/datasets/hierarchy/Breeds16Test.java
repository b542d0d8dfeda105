package dev.plumbline.datasets.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Breeds16Test {
    @Test
    void resolvesAll192NamesToOneClassEach() {
        Map<String, String> superclasses = Breeds16.superclasses(WordNet.nouns());
        assertThat(superclasses)
                .hasSize(192)
                .containsEntry("n02123394", "mammal")
                .containsEntry("n03584254", "equipment");
        assertThat(superclasses.values().stream().collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .hasSize(16)
                .allSatisfy((superclass, classes) -> assertThat(classes).isEqualTo(12));
        assertThat(ImageNetClasses.of(WordNet.nouns()).synsets().stream().map(Synset::id))
                .containsAll(superclasses.keySet());
    }

    @Test
    void isThePublishedTable() throws IOException {
        Optional<Path> published = published();
        assumeThat(published)
                .as("no shared/published/breeds16.csv beside this checkout: skipped")
                .isPresent();
        List<String> lines = Files.readAllLines(published.orElseThrow());
        Map<String, List<String>> table = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1].split(";"))));
        assertThat(Breeds16.table()).isEqualTo(table);
    }

    private static Optional<Path> published() {
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(directory -> directory.resolve("shared/published/breeds16.csv"))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}

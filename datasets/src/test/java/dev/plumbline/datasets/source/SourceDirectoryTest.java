package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDirectoryTest {
    @Test
    void parsesTheOption() {
        assertThat(SourceDirectory.parse("pacs=/data/PA=CS"))
                .isEqualTo(new SourceDirectory("pacs", Path.of("/data/PA=CS")));
    }

    @Test
    void refusesAnythingElse() {
        for (String option : List.of("pacs", "=DIR", "pacs=", "")) {
            assertThatThrownBy(() -> SourceDirectory.parse(option))
                    .isInstanceOf(InvalidField.class)
                    .hasMessage("--source: " + option + "; expected name=DIR, as in pacs=/data/PACS");
        }
        for (String name : List.of("rendered:objects", "a b", "a/b", "-a")) {
            assertThatThrownBy(() -> SourceDirectory.parse(name + "=/data"))
                    .isInstanceOf(InvalidField.class)
                    .hasMessageStartingWith("source: " + name + "; expected a name of 1 to 100 letters");
        }
    }

    @Test
    void isNamedOnce(@TempDir Path root) {
        SourceDirectory place = new SourceDirectory("pacs", root);
        assertThatThrownBy(() -> Sources.of(List.of(place, place)))
                .isInstanceOf(InvalidField.class)
                .hasMessage("source pacs: " + root + "; expected one directory for each name");
    }
}

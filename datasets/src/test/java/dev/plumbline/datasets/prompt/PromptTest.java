package dev.plumbline.datasets.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTest {
    @TempDir
    private Path directory = Path.of(".");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void everyClassComesInEveryTemplateInTheOrderOfIdsAndLines() throws IOException {
        Path classes =
                file("classes.txt", "# wnid name\r\nn01443537\tgoldfish\nn01440764 tench, Tinca_tinca\n\nsofa\n");
        Path templates = file("templates.txt", "a photo of a {class}\n# none\n  a {class} beside a {class}.  \n");
        assertThat(Prompt.all(ClassName.read(classes), Template.read(templates)))
                .containsExactly(
                        new Prompt("n01440764", "tench, Tinca tinca", 0, "a photo of a tench, Tinca tinca"),
                        new Prompt(
                                "n01440764",
                                "tench, Tinca tinca",
                                1,
                                "a tench, Tinca tinca beside a tench, Tinca tinca."),
                        new Prompt("n01443537", "goldfish", 0, "a photo of a goldfish"),
                        new Prompt("n01443537", "goldfish", 1, "a goldfish beside a goldfish."),
                        new Prompt("sofa", "sofa", 0, "a photo of a sofa"),
                        new Prompt("sofa", "sofa", 1, "a sofa beside a sofa."));
    }

    @Test
    void aSourcesClassesHaveNames() {
        List<ClassName> names =
                ClassName.of(Sources.of(List.of()).source("rendered:objects").listing());
        assertThat(names).hasSize(64).allSatisfy(c -> assertThat(c.name()).doesNotContain("_"));
    }

    @Test
    void faultsNameFileAndLine() throws IOException {
        assertTemplateFault("ok {class}\na photo\n", ":2: template: a photo; expected a sentence with {class} in it");
        assertTemplateFault("{class} in {style}\n", ":1: template: {style}; expected {class}, the only placeholder");
        assertTemplateFault("{class}\n\n{class}\n", ":3: {class}; expected each template once; it stands in ");
        assertTemplateFault("# nothing\n", ": no lines; expected a template a line");
        assertClassFault("a b\nn01440764\n", ":2: name of class n01440764: n01440764; expected words");
        assertClassFault("a b\na c\n", ":2: a; expected each class once; it stands in ");
        assertClassFault("../up dog\n", ":1: class: ../up; expected a folder's name, without slashes");
    }

    @Test
    void aFileOfOtherBytesIsRefused() throws IOException {
        Path file = directory.resolve("bytes");
        Files.write(file, new byte[] {'{', (byte) 0xC3, 0x28});
        assertThatThrownBy(() -> Template.read(file))
                .isInstanceOf(InvalidField.class)
                .hasMessage(file + ": other bytes; expected UTF-8 text, a template a line");
    }

    private void assertTemplateFault(String text, String message) throws IOException {
        Path file = file("faulty.txt", text);
        assertThatThrownBy(() -> Template.read(file))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith(file + message);
    }

    private void assertClassFault(String text, String message) throws IOException {
        Path file = file("faulty.txt", text);
        assertThatThrownBy(() -> ClassName.read(file))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith(file + message);
    }
}

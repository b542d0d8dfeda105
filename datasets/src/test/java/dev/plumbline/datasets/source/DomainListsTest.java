package dev.plumbline.datasets.source;

import static dev.plumbline.datasets.source.FixtureDirectory.colour;
import static dev.plumbline.datasets.source.FixtureDirectory.images;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainListsTest {
    @TempDir
    Path root;

    private FixtureDirectory directory;

    @BeforeEach
    void fill() throws IOException {
        directory = new FixtureDirectory(root);
        list("clipart_train.txt", "clipart/The_Eiffel_Tower/c_2.JPG 1", "clipart/aircraft_carrier/c 1.jpg 0");
        list("clipart_test.txt", "clipart/aircraft_carrier/c_3.jpg 0");
        list("sketch_train.txt", "sketch/aircraft_carrier/s_1.png 0");
        list("sketch_test.txt", "sketch/The_Eiffel_Tower/s_2.jpg 1");
    }

    /** Writes a list and the images that it names. */
    private void list(String name, String... lines) throws IOException {
        directory.text(name, lines);
        for (String line : lines) {
            directory.image(line.substring(0, line.lastIndexOf(' ')), 0x208040);
        }
    }

    private DomainSource open() {
        return (DomainSource) directory.open("domainnet");
    }

    private static List<List<String>> test(Domain domain) {
        return images(Objects.requireNonNull(domain.test()));
    }

    @Test
    void cutsEachDomainAsItsListsSay() throws Exception {
        DomainSource source = open();
        assertThat(source.domains()).containsExactly("clipart", "sketch");
        assertThat(images(source.domain("clipart").open()))
                .containsExactly(
                        List.of("clipart/aircraft_carrier/c 1.jpg"), List.of("clipart/The_Eiffel_Tower/c_2.JPG"));
        assertThat(test(source.domain("clipart")))
                .containsExactly(List.of("clipart/aircraft_carrier/c_3.jpg"), List.of());
        assertThat(images(source.domain("sketch").open()))
                .containsExactly(List.of("sketch/aircraft_carrier/s_1.png"), List.of());
        assertThat(test(source.domain("sketch")))
                .containsExactly(List.of(), List.of("sketch/The_Eiffel_Tower/s_2.jpg"));
        assertThat(colour(source, "sketch/aircraft_carrier/s_1.png")).containsExactly(0x20, 0x80, 0x40);
    }

    @Test
    void numbersClassesAsTheListsDo() {
        List<ImageClass> classes = open().domain("sketch").open().classes();
        assertThat(classes).extracting(ImageClass::id).containsExactly("000", "001");
        assertThat(classes).extracting(ImageClass::name).containsExactly("aircraft_carrier", "The_Eiffel_Tower");
    }

    @Test
    void drawsVariantsFromTheTrainLists() {
        assertThat(images(open().listing()))
                .containsExactly(
                        List.of("clipart/aircraft_carrier/c 1.jpg", "sketch/aircraft_carrier/s_1.png"),
                        List.of("clipart/The_Eiffel_Tower/c_2.JPG"));
    }

    @Test
    void takesLinesInAnyOrder() throws IOException {
        String before = open().listing().digest();
        list("clipart_train.txt", "clipart/aircraft_carrier/c 1.jpg 0", "clipart/The_Eiffel_Tower/c_2.JPG 1");
        assertThat(open().listing().digest()).isEqualTo(before);
    }

    /** Writes a train list whose second line is refused. */
    private void refuses(String line, String message) throws IOException {
        directory.text("sketch_train.txt", "sketch/aircraft_carrier/s_1.png 0", line);
        DomainSource source = open();
        assertThatThrownBy(source::listing)
                .isInstanceOf(InvalidField.class)
                .hasMessage("source domainnet, sketch_train.txt, row 2, " + message.formatted(root.toRealPath()));
    }

    @Test
    void refusesALineWithoutALabel() throws IOException {
        for (String line :
                List.of("sketch/aircraft_carrier/s_1.png", "sketch/dog/s 1.png x", "sketch/dog/s_1.png -1")) {
            refuses(
                    line,
                    "line: " + line
                            + "; expected a path, a space and a label, as clipart/dog/clipart_091_000001.jpg 90");
        }
    }

    @Test
    void refusesALabelThatTheClassesDoNotHave() throws IOException {
        directory.image("sketch/aircraft_carrier/s_9.png", 0);
        directory.image("sketch/dog/s_9.png", 0);
        refuses(
                "sketch/aircraft_carrier/s_9.png 345",
                "label: 345; expected 0 for the folder aircraft_carrier, as in row 2 of clipart_train.txt");
        refuses(
                "sketch/dog/s_9.png 1",
                "label: 1; expected another for the folder dog; in row 1 of clipart_train.txt it is The_Eiffel_Tower");
        refuses("sketch/dog/s_9.png 7", "label: 7; expected labels without a gap; no list has the label 2");
    }

    @Test
    void refusesAFileThatIsListedTwiceOrMissingOrElsewhere() throws IOException {
        refuses(
                "sketch/aircraft_carrier/s_1.png 0",
                "path: sketch/aircraft_carrier/s_1.png; expected each file once; row 1 of sketch_train.txt lists it too");
        refuses(
                "clipart/aircraft_carrier/c_3.jpg 0",
                "path: clipart/aircraft_carrier/c_3.jpg; expected each file once; row 1 of clipart_test.txt lists it too");
        refuses("sketch/dog/none.png 2", "path: sketch/dog/none.png; expected a file in %s");
        assertThat(images(open().withMissing().listing()).get(2)).containsExactly("sketch/dog/none.png");
        directory.image("clipart/dog/c_9.png", 0);
        refuses("clipart/dog/c_9.png 2", "path: clipart/dog/c_9.png; expected sketch/CLASS/FILE");
        for (String path : List.of("../x.jpg", "/etc/passwd", "sketch/../../x.jpg")) {
            refuses(
                    path + " 0",
                    "path: " + path + "; expected a path below %s with single slashes, without . and .. and \\ in it");
        }
    }

    @Test
    void refusesADomainWithoutATestList() throws IOException {
        Files.delete(root.resolve("sketch_test.txt"));
        assertThatThrownBy(() -> open().listing())
                .isInstanceOf(InvalidField.class)
                .hasMessage("source domainnet: " + root.toRealPath().resolve("sketch_test.txt")
                        + "; expected the other list of the domain sketch");
        fill();
        assertThatThrownBy(() -> open().domain("real"))
                .hasMessage("domain of domainnet: real; expected one of clipart, sketch");
    }
}

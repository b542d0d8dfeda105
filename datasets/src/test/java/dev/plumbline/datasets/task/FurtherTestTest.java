package dev.plumbline.datasets.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FurtherTestTest {
    private static final String TASK = "pacs:photo->cartoon";

    @TempDir
    Path root;

    private Tasks tasks;

    @BeforeEach
    void openSources() throws IOException {
        for (String domain : List.of("photo", "cartoon", "sketch")) {
            images("pacs/" + domain + "/dog", 20);
            images("pacs/" + domain + "/horse", 20);
        }
        images("strokes/horse", 3);
        images("strokes/poodle", 2);
        images("held/train/dog", 5);
        images("held/train/horse", 5);
        images("held/val/dog", 1);
        images("held/val/horse", 1);
        images("minerals/quartz", 3);
        images("minerals/opal", 3);
        Files.writeString(root.resolve("strokes/class-map.csv"), "class,maps_to\npoodle,dog\n");
        tasks = new Tasks(Sources.of(Stream.of("pacs", "strokes", "held", "minerals")
                .map(name -> new SourceDirectory(name, root.resolve(name)))
                .toList()));
    }

    private void images(String folder, int count) throws IOException {
        Files.createDirectories(root.resolve(folder));
        for (int i = 0; i < count; i++) {
            Files.createFile(root.resolve(folder).resolve("pic_%03d.JPEG".formatted(i)));
        }
    }

    @Test
    void allImagesOfAnotherDomainAreUnderTheTasksClasses() {
        Manifest sketch = tasks.test(TASK, "sketch", "pacs:sketch");
        assertThat(sketch.count()).isEqualTo(40);
        assertThat(sketch.header().classes())
                .isEqualTo(tasks.task(TASK).train().header().classes());
        assertThat(sketch.header().split()).isEqualTo("sketch: all");
    }

    @Test
    void aClassMapSaysWhereOtherClassesGo() {
        Manifest strokes = tasks.test(TASK, "strokes", "strokes");
        assertThat(strokes.header().classes()).extracting(ClassLabel::id).containsExactly("dog", "horse");
        assertThat(strokes.count()).isEqualTo(5);
        assertThat(strokes.label(0)).isZero();
    }

    @Test
    void ofASourceThatHoldsImagesOutTheseAreTaken() {
        assertThat(tasks.test(TASK, "held", "held").count()).isEqualTo(2);
    }

    @Test
    void imagesThatTheTaskTrainsOnAreRefused() {
        assertThatThrownBy(() -> tasks.test(TASK, "more", "pacs:photo"))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("images that task " + TASK + " does not train on");
    }

    @Test
    void otherClassesAreRefusedAndSoIsWhatNobodyKnows() {
        assertThatThrownBy(() -> tasks.test(TASK, "more", "minerals"))
                .hasMessageContaining("no class in common with task " + TASK);
        assertThatThrownBy(() -> tasks.test(TASK, "more", "crayons")).hasMessageContaining("on: crayons");
        assertThatThrownBy(() -> tasks.test(TASK, "more", "strokes:dog")).hasMessageContaining("on: strokes:dog");
    }
}

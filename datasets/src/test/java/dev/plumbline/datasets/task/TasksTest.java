package dev.plumbline.datasets.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
    @TempDir
    Path root;

    /** Cutting into parts looks at names only. */
    private void images(String folder, int count) throws IOException {
        Files.createDirectories(root.resolve(folder));
        for (int i = 0; i < count; i++) {
            Files.createFile(root.resolve(folder).resolve("pic_%03d.jpg".formatted(i)));
        }
    }

    private Tasks tasks() {
        return new Tasks(Sources.of(List.of(new SourceDirectory("pacs", root))));
    }

    private static List<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).toList();
    }

    private static Map<Integer, Long> perLabel(Manifest manifest) {
        return IntStream.range(0, manifest.count())
                .boxed()
                .collect(Collectors.groupingBy(manifest::label, Collectors.counting()));
    }

    private static Manifest test(Task task, String name) {
        return task.tests().stream()
                .filter(test -> test.name().equals(name))
                .findFirst()
                .orElseThrow()
                .manifest();
    }

    private void pacs() throws IOException {
        for (String domain : List.of("photo", "cartoon", "sketch")) {
            images(domain + "/cat", 20);
            images(domain + "/dog", 50);
        }
    }

    @Test
    void cutsADomainPairByClass() throws IOException {
        pacs();
        Task task = tasks().task("pacs:photo->cartoon");
        assertThat(task.classes()).isEqualTo(2);
        assertThat(task.tests().stream().map(test -> test.name() + " " + test.role()))
                .containsExactly(
                        "id-validation " + TestRole.ID_VALIDATION,
                        "id-test " + TestRole.ID_TEST,
                        "cartoon-validation " + TestRole.OOD_VALIDATION,
                        "cartoon " + TestRole.OOD_TEST);
        assertThat(perLabel(task.train())).isEqualTo(Map.of(0, 12L, 1, 30L));
        assertThat(perLabel(test(task, "id-validation"))).isEqualTo(Map.of(0, 4L, 1, 10L));
        assertThat(perLabel(test(task, "id-test"))).isEqualTo(Map.of(0, 4L, 1, 10L));
        assertThat(perLabel(test(task, "cartoon-validation"))).isEqualTo(Map.of(0, 4L, 1, 10L));
        assertThat(perLabel(test(task, "cartoon"))).isEqualTo(Map.of(0, 16L, 1, 40L));
    }

    @Test
    void cutsIntoPartsThatShareNoImageAndLoseNone() throws IOException {
        pacs();
        Task task = tasks().task("pacs:photo->cartoon");
        List<String> all = new ArrayList<>(images(task.train()));
        task.tests().forEach(test -> all.addAll(images(test.manifest())));
        assertThat(all).hasSize(140).doesNotHaveDuplicates();
        assertThat(all.stream().filter(image -> image.startsWith("photo/"))).hasSize(70);
    }

    @Test
    void sharesItsTrainingWithOtherPairsOfTheDomain() throws IOException {
        pacs();
        Tasks tasks = tasks();
        Task cartoon = tasks.task("pacs:photo->cartoon");
        Task sketch = tasks.task("pacs:photo->sketch");
        assertThat(cartoon.train().digest()).isEqualTo(sketch.train().digest());
        assertThat(test(cartoon, "id-test").digest())
                .isEqualTo(test(sketch, "id-test").digest());
        assertThat(test(cartoon, "cartoon").digest())
                .as("one model is scored on every other domain, each by a test of its own")
                .isNotEqualTo(test(sketch, "sketch").digest());
    }

    @Test
    void refusesDomainsOfOtherClasses() throws IOException {
        pacs();
        images("sketch/horse", 3);
        assertThatThrownBy(() -> tasks().task("pacs:photo->sketch"))
                .isInstanceOf(InvalidField.class)
                .hasMessage("task: pacs:photo->sketch; expected domains with the same classes; photo lacks horse");
        assertThatThrownBy(() -> tasks().task("pacs:sketch->photo"))
                .hasMessage("task: pacs:sketch->photo; expected domains with the same classes; photo lacks horse");
    }

    @Test
    void saysWhatTasksThereAre() throws IOException {
        pacs();
        assertThatThrownBy(() -> tasks().task("iwildcam"))
                .isInstanceOf(InvalidField.class)
                .hasMessage(
                        "task: iwildcam; expected a source that comes with splits (rendered:camtrap) or SOURCE:DOMAIN->DOMAIN, as"
                                + " pacs:photo->cartoon, or SOURCE->OTHER");
        assertThatThrownBy(() -> tasks().task("pacs:photo->photo"))
                .hasMessageEndingWith("expected two different domains");
        assertThatThrownBy(() -> tasks().task("pacs:photo->art"))
                .hasMessage("domain of pacs: art; expected one of cartoon, photo, sketch");
        assertThatThrownBy(() -> tasks().task("domainnet:photo->art"))
                .hasMessageStartingWith("source: domainnet; expected");
    }

    @Test
    void surveysCameras() {
        Task task = new Tasks(Sources.of(List.of())).task("rendered:camtrap");
        assertThat(task.classes()).isEqualTo(16);
        assertThat(task.tests().stream().map(TaskTest::name))
                .containsExactly("id-validation", "id-test", "unseen-cameras-validation", "unseen-cameras");
        assertThat(task.tests()).allSatisfy(test -> {
            assertThat(test.manifest().header().classes())
                    .isEqualTo(task.train().header().classes());
            assertThat(test.manifest().group(0)).isPresent();
        });
        Manifest ood = test(task, "unseen-cameras");
        assertThat(IntStream.range(0, ood.count())
                        .mapToObj(i -> ood.group(i).orElseThrow())
                        .distinct())
                .hasSize(40);
    }
}

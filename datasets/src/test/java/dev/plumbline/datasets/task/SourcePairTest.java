package dev.plumbline.datasets.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePairTest {
    @TempDir
    Path root;

    /** Cutting into parts looks at names only. */
    private void images(String folder, int count) throws IOException {
        Files.createDirectories(root.resolve(folder));
        for (int i = 0; i < count; i++) {
            Files.createFile(root.resolve(folder).resolve("pic_%03d.JPEG".formatted(i)));
        }
    }

    private void map(String source, String rows) throws IOException {
        Files.writeString(root.resolve(source).resolve("class-map.csv"), "class,maps_to\n" + rows);
    }

    private Task task(String source, String other) {
        Sources sources = Sources.of(List.of(
                new SourceDirectory(source, root.resolve(source)), new SourceDirectory(other, root.resolve(other))));
        return new Tasks(sources).task(source + "->" + other);
    }

    private static Manifest test(Task task, String name) {
        return task.tests().stream()
                .filter(test -> test.name().equals(name))
                .findFirst()
                .orElseThrow()
                .manifest();
    }

    private static Map<String, Integer> perClass(Manifest manifest) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < manifest.count(); i++) {
            counts.merge(manifest.header().classes().get(manifest.label(i)).id(), 1, Integer::sum);
        }
        return counts;
    }

    private static List<String> images(Manifest... manifests) {
        List<String> images = new ArrayList<>();
        for (Manifest manifest : manifests) {
            for (int i = 0; i < manifest.count(); i++) {
                images.add(manifest.header().source() + " " + manifest.image(i));
            }
        }
        return images;
    }

    private void imagenet() throws IOException {
        images("imagenet/train/n01", 20);
        images("imagenet/train/n02", 50);
        images("imagenet/train/n03", 10);
    }

    @Test
    void testsOnASourceOfTheSameClasses() throws IOException {
        imagenet();
        images("imagenet-sketch/n01", 10);
        images("imagenet-sketch/n02", 20);
        images("imagenet-sketch/n03", 5);
        Task task = task("imagenet", "imagenet-sketch");
        assertThat(task.tests().stream().map(test -> test.name() + " " + test.role()))
                .containsExactly(
                        "id-validation " + TestRole.ID_VALIDATION,
                        "id-test " + TestRole.ID_TEST,
                        "imagenet-sketch-validation " + TestRole.OOD_VALIDATION,
                        "imagenet-sketch " + TestRole.OOD_TEST);
        assertThat(perClass(task.train())).isEqualTo(Map.of("n01", 12, "n02", 30, "n03", 6));
        assertThat(perClass(test(task, "id-validation"))).isEqualTo(Map.of("n01", 4, "n02", 10, "n03", 2));
        assertThat(perClass(test(task, "id-test"))).isEqualTo(Map.of("n01", 4, "n02", 10, "n03", 2));
        assertThat(perClass(test(task, "imagenet-sketch-validation"))).isEqualTo(Map.of("n01", 2, "n02", 4, "n03", 1));
        assertThat(perClass(test(task, "imagenet-sketch"))).isEqualTo(Map.of("n01", 8, "n02", 16, "n03", 4));
        assertThat(images(
                        task.train(),
                        test(task, "id-validation"),
                        test(task, "id-test"),
                        test(task, "imagenet-sketch-validation"),
                        test(task, "imagenet-sketch")))
                .hasSize(80 + 35)
                .doesNotHaveDuplicates();
    }

    @Test
    void testsInDistributionOnTheHeldOutImages() throws IOException {
        imagenet();
        images("imagenet/val/n01", 5);
        images("imagenet/val/n03", 5);
        images("imagenet-sketch/n01", 10);
        Task task = task("imagenet", "imagenet-sketch");
        assertThat(perClass(task.train())).isEqualTo(Map.of("n01", 16, "n02", 40, "n03", 8));
        assertThat(perClass(test(task, "id-validation"))).isEqualTo(Map.of("n01", 4, "n02", 10, "n03", 2));
        assertThat(perClass(test(task, "id-test"))).isEqualTo(Map.of("n01", 5, "n03", 5));
        assertThat(images(test(task, "id-test"))).allMatch(image -> image.startsWith("imagenet val/"));
        assertThat(images(task.train(), test(task, "id-validation")))
                .doesNotHaveDuplicates()
                .noneMatch(image -> image.contains("val/"));
    }

    @Test
    void keepsClassesThatTheOtherSourceDoesNotHave() throws IOException {
        imagenet();
        images("imagenet-r/n02", 10);
        Task task = task("imagenet", "imagenet-r");
        assertThat(perClass(test(task, "imagenet-r"))).isEqualTo(Map.of("n02", 8));
        assertThat(task.tests())
                .allSatisfy(test -> assertThat(test.manifest().header().classes())
                        .extracting(ClassLabel::id)
                        .containsExactly("n01", "n02", "n03"));
        assertThat(test(task, "imagenet-r").label(0)).isEqualTo(1);
    }

    @Test
    void mapsClassesOfOtherNamesManyToOneAndLeavesSomeOut() throws IOException {
        imagenet();
        images("objectnet/alarm_clock", 10);
        images("objectnet/Desk lamp, (small)", 10);
        images("objectnet/table lamp", 20);
        images("objectnet/n03", 10);
        images("objectnet/tongs", 30);
        map("objectnet", """
                tongs,
                "Desk lamp, (small)",n02
                alarm_clock,n01
                table lamp,n02
                """);
        Task task = task("imagenet", "objectnet");
        assertThat(perClass(test(task, "objectnet"))).isEqualTo(Map.of("n01", 8, "n02", 24, "n03", 8));
        assertThat(perClass(test(task, "objectnet-validation"))).isEqualTo(Map.of("n01", 2, "n02", 6, "n03", 2));
        assertThat(images(test(task, "objectnet"), test(task, "objectnet-validation")))
                .noneMatch(image -> image.contains("tongs"));
    }

    @Test
    void identifiesTheDataByTheMapToo() throws IOException {
        imagenet();
        images("objectnet/a", 10);
        images("objectnet/b", 10);
        map("objectnet", "a,n01\nb,n02\n");
        String one = test(task("imagenet", "objectnet"), "objectnet").digest();
        map("objectnet", "b,n02\na,n01\n");
        assertThat(test(task("imagenet", "objectnet"), "objectnet").digest()).isEqualTo(one);
        map("objectnet", "a,n02\nb,n01\n");
        assertThat(test(task("imagenet", "objectnet"), "objectnet").digest()).isNotEqualTo(one);
    }

    @Test
    void sharesItsFineTuningWithOtherPairsOfTheSource() throws IOException {
        imagenet();
        images("r/n02", 10);
        images("v2/n01", 10);
        Task r = task("imagenet", "r");
        Task v2 = task("imagenet", "v2");
        assertThat(r.train().digest()).isEqualTo(v2.train().digest());
        assertThat(test(r, "id-test").digest()).isEqualTo(test(v2, "id-test").digest());
    }

    private void assertFault(String rows, String fault) throws IOException {
        map("objectnet", rows);
        assertThatThrownBy(() -> task("imagenet", "objectnet"))
                .isInstanceOf(InvalidField.class)
                .hasMessage(fault);
    }

    @Test
    void namesTheRowOfTheMapThatIsAtFault() throws IOException {
        imagenet();
        images("objectnet/a", 10);
        images("objectnet/b", 10);
        String place = "source objectnet, class-map.csv, row 3: ";
        assertFault("a,n01\nc,n02\n", place + "c; expected a class of source objectnet");
        assertFault("a,n01\nb,n04\n", place + "n04; expected a class of source imagenet, or nothing");
        assertFault("a,n01\na,n01\n", place + "a; expected one row for each class");
        assertFault("a,n01\nb\n", place + "b; expected 2 fields, one for each column");
        assertFault("a,n01\nb,n02,n03\n", place + "b,n02,n03; expected 2 fields, one for each column");
    }

    @Test
    void saysOfAMapThatItIsEmptyOrWhichOfItsColumnsIsDoubled() throws IOException {
        imagenet();
        images("objectnet/a", 10);
        Path map = root.resolve("objectnet/class-map.csv");
        Files.writeString(map, "");
        assertThatThrownBy(() -> task("imagenet", "objectnet"))
                .hasMessage("source objectnet, class-map.csv: an empty file; expected a first line with the columns"
                        + " class,maps_to");
        Files.writeString(map, "class,maps_to,class\na,n01,b\n");
        assertThatThrownBy(() -> task("imagenet", "objectnet"))
                .hasMessage("source objectnet, class-map.csv: 'class' is column 1 and column 3; expected a header that"
                        + " names each column once");
    }

    @Test
    void refusesAClassThatHasNoPlace() throws IOException {
        imagenet();
        images("objectnet/a", 10);
        images("objectnet/b", 10);
        images("objectnet/c", 10);
        assertFault(
                "a,n01\n",
                "source objectnet: b and 1 more; expected classes that source imagenet has too, or a row in"
                        + " class-map.csv that maps them or leaves them out");
        assertFault(
                "a,\nb,\nc,\n",
                "source objectnet: no class in common with source imagenet; expected classes with the same ids, or rows of"
                        + " a class-map.csv in its directory that map them");
        assertFault(
                "",
                "source objectnet: no class in common with source imagenet; expected classes with the same ids, or rows of"
                        + " a class-map.csv in its directory that map them");
        Files.delete(root.resolve("objectnet/class-map.csv"));
        assertThatThrownBy(() -> task("imagenet", "objectnet"))
                .hasMessageStartingWith("source objectnet: no class in common with source imagenet");
    }

    @Test
    void refusesWhatIsNoPairOfPlainSources() throws IOException {
        imagenet();
        images("pacs/photo/n01", 2);
        images("pacs/sketch/n01", 2);
        assertThatThrownBy(() -> task("imagenet", "pacs"))
                .isInstanceOf(InvalidField.class)
                .hasMessage("task: imagenet->pacs; expected sources without domains; pacs gives tasks as pacs:A->B");
        Tasks tasks = new Tasks(Sources.of(List.of(new SourceDirectory("imagenet", root.resolve("imagenet")))));
        assertThatThrownBy(() -> tasks.task("imagenet->imagenet"))
                .hasMessage("task: imagenet->imagenet; expected two different sources");
        assertThatThrownBy(() -> tasks.task("imagenet->nowhere")).hasMessageStartingWith("source: nowhere; expected");
    }
}

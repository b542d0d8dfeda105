package dev.plumbline.datasets.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.FixtureDirectory;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of sources whose tables or lists say what is trained on and what is tested. */
class TableTasksTest {
    @TempDir
    Path root;

    private FixtureDirectory directory;

    @BeforeEach
    void begin() {
        directory = new FixtureDirectory(root);
    }

    private Task task(String source, String name) {
        return new Tasks(Sources.of(List.of(new SourceDirectory(source, root)))).task(name);
    }

    private void iwildcam() throws IOException {
        directory.text("categories.csv", "y,category_id,name", "0,0,empty", "1,9,deer", "2,8,boar");
        List<String> rows = new ArrayList<>(List.of(
                ",split,location_remapped,location,sequence_remapped,seq_id,y,category_id,datetime,filename,image_id"));
        for (String split : List.of("train", "id_val", "id_test", "val", "test")) {
            for (int i = 0; i < 12; i++) {
                int location = split.equals("val") ? 50 + i % 2 : split.equals("test") ? 60 + i % 3 : i % 4;
                String file = split + i + ".jpg";
                rows.add("%d,%s,%d,1,1,1,%d,1,2013-06-%02d 01:02:03.000,%s,x"
                        .formatted(rows.size(), split, location, i % 3, 1 + i % 2, file));
                directory.text("train/" + file, "cutting looks at names only");
            }
        }
        directory.text("metadata.csv", rows.toArray(String[]::new));
    }

    @Test
    void makesATaskOfIwildcam() throws IOException {
        iwildcam();
        Task task = task("iwildcam", "iwildcam");
        assertThat(task.classes()).isEqualTo(3);
        assertThat(names(task))
                .containsExactly(
                        "id-validation " + TestRole.ID_VALIDATION,
                        "id-test " + TestRole.ID_TEST,
                        "unseen-locations-validation " + TestRole.OOD_VALIDATION,
                        "unseen-locations " + TestRole.OOD_TEST);
        isSound(task, 60);
        assertThat(groups(test(task, "unseen-locations"))).containsExactlyInAnyOrder("60", "61", "62");
        assertThat(groups(test(task, "id-test"))).contains("0/2013-06-01", "3/2013-06-02");
    }

    @Test
    void saysWhichSplitHasNoImages() throws IOException {
        iwildcam();
        directory.text(
                "metadata.csv",
                ",split,location_remapped,location,sequence_remapped,seq_id,y,category_id,datetime,filename,image_id",
                "0,train,1,1,1,1,0,0,2013-06-01 01:02:03.000,train0.jpg,x");
        assertThatThrownBy(() -> task("iwildcam", "iwildcam"))
                .hasMessageStartingWith("id-validation of source iwildcam: no images; expected ");
    }

    @Test
    void makesATaskOfFmow() throws IOException {
        directory.text("country_code_mapping.csv", "name,alpha-3,region", "Ghana,GHA,Africa", "Peru,PER,Americas");
        List<String> rows = new ArrayList<>(List.of(",split,timestamp,country_code,category"));
        for (int i = 0; i < 60; i++) {
            String split = List.of("train", "val", "test").get(i % 3);
            rows.add("%d,%s,%d-07-01T00:00:00Z,%s,%s"
                    .formatted(i, split, 2011 + i / 3 % 7, i % 2 == 0 ? "GHA" : "PER", i % 5 == 0 ? "zoo" : "dam"));
            directory.text("images/rgb_img_" + i + ".png", "cutting looks at names only");
        }
        directory.text("rgb_metadata.csv", rows.toArray(String[]::new));
        Task task = task("fmow", "fmow");
        assertThat(task.classes()).isEqualTo(62);
        assertThat(names(task)).contains("later-years-validation " + TestRole.OOD_VALIDATION);
        isSound(task, 6 + 6 + 6 + 9 + 5);
        assertThat(groups(test(task, "later-years")))
                .containsExactlyInAnyOrder("2016/Africa", "2016/Americas", "2017/Africa", "2017/Americas");
    }

    private void domainnet() throws IOException {
        for (String domain : List.of("infograph", "real", "sketch")) {
            list(domain, "train", 20);
            list(domain, "test", 10);
        }
    }

    private void list(String domain, String list, int perClass) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String c : List.of("dog 0", "The_Mona_Lisa 1", "cat 2")) {
            String[] folderAndLabel = c.split(" ", -1);
            for (int i = 0; i < perClass; i++) {
                String path = "%s/%s/%s_%03d.jpg".formatted(domain, folderAndLabel[0], list, i);
                lines.add(path + " " + folderAndLabel[1]);
                directory.text(path, "cutting looks at names only");
            }
        }
        directory.text(domain + "_" + list + ".txt", lines.toArray(String[]::new));
    }

    @Test
    void makesATaskOfEachPairOfListedDomains() throws IOException {
        domainnet();
        Task task = task("domainnet", "domainnet:infograph->sketch");
        assertThat(names(task))
                .containsExactly(
                        "id-validation " + TestRole.ID_VALIDATION,
                        "id-test " + TestRole.ID_TEST,
                        "sketch-validation " + TestRole.OOD_VALIDATION,
                        "sketch " + TestRole.OOD_TEST);
        isSound(task, 48 + 12 + 30 + 12 + 30);
        assertThat(images(task.train())).hasSize(48).allMatch(image -> image.startsWith("infograph/"));
        assertThat(images(test(task, "id-validation"))).hasSize(12).allMatch(image -> image.contains("/train_"));
        assertThat(images(test(task, "id-test"))).hasSize(30).allMatch(image -> image.contains("/test_"));
        assertThat(images(test(task, "sketch-validation"))).hasSize(12).allMatch(image -> image.contains("/train_"));
        assertThat(images(test(task, "sketch")))
                .hasSize(30)
                .allMatch(image -> image.startsWith("sketch/") && image.contains("/test_"));
    }

    @Test
    void sharesTheTrainingOfListedDomainsAndKeepsTheirTestsApart() throws IOException {
        domainnet();
        List<String> domains = List.of("infograph", "real", "sketch");
        for (String from : domains) {
            Set<String> digests = new HashSet<>();
            for (String to : domains) {
                if (!from.equals(to)) {
                    digests.add(task("domainnet", "domainnet:" + from + "->" + to)
                            .train()
                            .digest());
                }
            }
            assertThat(digests).hasSize(1);
        }
        assertThat(images(test(task("domainnet", "domainnet:sketch->real"), "id-test")))
                .isEqualTo(images(test(task("domainnet", "domainnet:infograph->sketch"), "sketch")));
    }

    /** No image is in two parts, all parts have the same labels, and there are as many images as there should be. */
    private static void isSound(Task task, int images) {
        List<String> all = new ArrayList<>(images(task.train()));
        List<ClassLabel> classes = task.train().header().classes();
        for (TaskTest test : task.tests()) {
            all.addAll(images(test.manifest()));
            assertThat(test.manifest().header().classes()).isEqualTo(classes);
        }
        assertThat(all).hasSize(images).doesNotHaveDuplicates();
    }

    private static List<String> names(Task task) {
        return task.tests().stream()
                .map(test -> test.name() + " " + test.role())
                .toList();
    }

    private static Manifest test(Task task, String name) {
        return task.tests().stream()
                .filter(test -> test.name().equals(name))
                .findFirst()
                .orElseThrow()
                .manifest();
    }

    private static List<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).toList();
    }

    private static Set<String> groups(Manifest manifest) {
        return IntStream.range(0, manifest.count())
                .mapToObj(i -> manifest.group(i).orElseThrow())
                .collect(Collectors.toSet());
    }
}

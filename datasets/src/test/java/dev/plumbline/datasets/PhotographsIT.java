package dev.plumbline.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.task.Task;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.testing.RealImages;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real photographs through the whole module. The digests were checked with an independent implementation, in Python. */
class PhotographsIT {
    private static Sources sources(String name, Optional<Path> directory) {
        assumeThat(directory).as(RealImages.ABSENT).isPresent();
        return Sources.of(List.of(new SourceDirectory(name, directory.orElseThrow())));
    }

    private static Variant balanced(ImageBudget images) {
        return new Variant(new ClassChoice.All(), Labels.FINE, images, Balance.CLASS, Shortage.REFUSE, 0);
    }

    private static Set<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).collect(Collectors.toSet());
    }

    @Test
    void drawsNestedVariantsOfPhotographs() {
        Source source = sources("tiny-imagenet", RealImages.photographs()).source("tiny-imagenet");
        Manifest small = Selection.manifest(source, balanced(new ImageBudget.Total(2000)));
        Manifest large = Selection.manifest(source, balanced(new ImageBudget.Total(20_000)));
        assertThat(source.listing().images()).isEqualTo(30_000);
        assertThat(large.classes()).isEqualTo(100);
        assertThat(images(large)).hasSize(20_000).containsAll(images(small));
        assertThat(small.digest()).isEqualTo("da6b9f052728b7bacbf6fa78056b044d746db0b2be7a7ac00bbecb0cb8d5ad43");
        assertThatThrownBy(() -> Selection.manifest(source, balanced(new ImageBudget.PerClass(600))))
                .isInstanceOf(InvalidField.class)
                .hasMessage(
                        "images.perClass: 600; expected at most 300, for class n01443537 has 300 images and would give"
                                + " 600 (99 other classes lack some too); or short: fill");
    }

    @Test
    void readsPhotographs() throws UnreadableImage {
        Sources sources = sources("tiny-imagenet", RealImages.photographs());
        Manifest manifest = Selection.manifest(sources.source("tiny-imagenet"), balanced(new ImageBudget.Total(300)));
        assertDistinct(new ImageSets(sources, 1 << 24).open(manifest, 32), 295);
    }

    @Test
    void cutsPacsIntoATask() throws UnreadableImage {
        Sources sources = sources("pacs", RealImages.pacs());
        Task task = new Tasks(sources).task("pacs:photo->cartoon");
        assertThat(task.classes()).isEqualTo(7);
        assertThat(task.train().digest()).isEqualTo("e6d5a677ecdd98d6315b8ec9afe279f41ee264c3c5e3a8a18e753c6667975dc0");
        assertThat(task.tests().stream()
                        .map(test -> test.name() + " " + test.manifest().count()))
                .containsExactly("id-validation 336", "id-test 333", "cartoon-validation 469", "cartoon 1875");
        assertDistinct(new ImageSets(sources, 1 << 24).open(task.tests().get(1).manifest(), 32), 330);
    }

    private static void assertDistinct(ImageSet images, int least) throws UnreadableImage {
        Set<String> distinct = new HashSet<>();
        for (int i = 0; i < images.count(); i++) {
            byte[] rgb = new byte[images.size() * images.size() * 3];
            images.read(i, rgb, 0);
            distinct.add(Digest.of(rgb));
        }
        assertThat(distinct).hasSizeGreaterThanOrEqualTo(least);
    }
}

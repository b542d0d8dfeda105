package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final ImageBudget ALL = new ImageBudget.All();

    private static Variant variant(
            ClassChoice classes, ImageBudget images, Balance balance, Shortage shortage, long seed) {
        return new Variant(classes, Labels.FINE, images, balance, shortage, seed);
    }

    private static Variant total(long n, Balance balance, Shortage shortage) {
        return variant(new ClassChoice.All(), new ImageBudget.Total(n), balance, shortage, 0);
    }

    private static Map<Integer, Long> perLabel(Manifest manifest) {
        return IntStream.range(0, manifest.count())
                .boxed()
                .collect(Collectors.groupingBy(manifest::label, TreeMap::new, Collectors.counting()));
    }

    @Test
    void takesEveryImageInTheOrderOfItsClassAndId() {
        Manifest manifest = Selection.manifest(ListedSource.of(new Random(3), 2, 1), Variant.all());
        assertThat(IntStream.range(0, manifest.count()).mapToObj(manifest::row))
                .containsExactly(
                        new ManifestRow("c00/0.JPEG", 0, null),
                        new ManifestRow("c00/1.JPEG", 0, null),
                        new ManifestRow("c01/0.JPEG", 1, null));
        assertThat(manifest.header().classes())
                .containsExactly(new ClassLabel("c00", "class c00"), new ClassLabel("c01", "class c01"));
    }

    /**
     * The identity of a data set may not move: were this file another, every stored stage would be trained anew. In a shell,
     * {@code printf class/7/c00 | sha256sum} and so on give the orders: c00 c01 c02; images 2 1 3 4 0 and 0 1 2 3.
     */
    @Test
    void writesTheSameFileForEver() {
        ListedSource source = ListedSource.of(new Random(1), 5, 4, 3);
        Variant variant =
                variant(new ClassChoice.Random(2), new ImageBudget.Total(5), Balance.CLASS, Shortage.REFUSE, 7);
        assertThat(new String(Selection.manifest(source, variant).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("""
                        plumbline-manifest 1
                        {"classes":[{"id":"c00","name":"class c00"},{"id":"c01","name":"class c01"}],"images":5,\
                        "listing":"1e234182fb258f2469bcab07a9e3fef5960b7a254ba412d1e0bf6e69c495649a","shortfalls":[],\
                        "source":"listed","variant":{"balance":"class","classes":{"random":2},"images":{"total":5},\
                        "labels":"fine","seed":7,"short":"refuse"}}
                        0	c00/1.JPEG
                        0	c00/2.JPEG
                        0	c00/3.JPEG
                        1	c01/0.JPEG
                        1	c01/1.JPEG
                        """);
    }

    @Test
    void saysWhichClassLacksHowMany() {
        ListedSource source = ListedSource.of(new Random(1), 100, 120, 90);
        Variant variant =
                variant(new ClassChoice.All(), new ImageBudget.PerClass(110), Balance.NONE, Shortage.REFUSE, 0);
        assertThatThrownBy(() -> Selection.manifest(source, variant))
                .isInstanceOf(InvalidField.class)
                .hasMessage("images.perClass: 110; expected at most 90, for class c02 has 90 images and would give 110"
                        + " (1 other class lacks some too); or short: fill");
    }

    @Test
    void refusesMoreImagesThanThereAre() {
        ListedSource source = ListedSource.of(new Random(1), 10, 20);
        for (Shortage shortage : Shortage.values()) {
            assertThatThrownBy(() -> Selection.manifest(source, total(31, Balance.NONE, shortage)))
                    .isInstanceOf(InvalidField.class)
                    .hasMessage("images.total: 31; expected at most 30, for the 2 classes have 30 images");
        }
        assertThatThrownBy(() -> Selection.manifest(source, total(31, Balance.CLASS, Shortage.FILL)))
                .hasMessage("images.total: 31; expected at most 30, for the 2 classes have 30 images");
    }

    @Test
    void refusesMoreClassesThanThereAre() {
        ListedSource source = ListedSource.of(new Random(1), 10, 20);
        Variant variant = variant(new ClassChoice.Random(3), ALL, Balance.NONE, Shortage.REFUSE, 0);
        assertThatThrownBy(() -> Selection.manifest(source, variant))
                .isInstanceOf(InvalidField.class)
                .hasMessage("classes.random: 3; expected at most 2, the source's classes");
    }

    @Test
    void refusesToBalanceAllImages() {
        Variant variant = variant(new ClassChoice.All(), ALL, Balance.CLASS, Shortage.REFUSE, 0);
        assertThatThrownBy(() -> Selection.manifest(ListedSource.of(new Random(1), 1), variant))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("balance: class; expected none");
    }

    @Test
    void recordsWhatItFilled() {
        ListedSource source = ListedSource.of(new Random(1), 10, 2, 10);
        Manifest manifest = Selection.manifest(source, total(18, Balance.CLASS, Shortage.FILL));
        assertThat(perLabel(manifest)).isEqualTo(Map.of(0, 8L, 1, 2L, 2, 8L));
        assertThat(manifest.header().shortfalls()).containsExactly(new Shortfall("c01", 2, 6));
    }

    @Test
    void isTheSameDataWhateverChoiceItDoesNotUse() {
        ListedSource source = ListedSource.of(new Random(1), 10, 20);
        String digest = Selection.manifest(source, Variant.all()).digest();
        Variant other = variant(new ClassChoice.All(), ALL, Balance.NONE, Shortage.FILL, 5);
        assertThat(Selection.manifest(source, other).digest()).isEqualTo(digest);
    }

    @Test
    void changesWithTheSeed() {
        ListedSource source = ListedSource.of(new Random(1), 100);
        Variant one = variant(new ClassChoice.All(), new ImageBudget.Total(10), Balance.NONE, Shortage.REFUSE, 1);
        Variant two = variant(new ClassChoice.All(), new ImageBudget.Total(10), Balance.NONE, Shortage.REFUSE, 2);
        assertThat(images(source, one)).isNotEqualTo(images(source, two));
    }

    private static List<String> images(ListedSource source, Variant variant) {
        Manifest manifest = Selection.manifest(source, variant);
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).toList();
    }
}

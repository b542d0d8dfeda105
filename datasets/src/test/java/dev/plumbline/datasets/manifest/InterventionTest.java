package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.hierarchy.Breeds16;
import dev.plumbline.datasets.hierarchy.ImageNetClasses;
import dev.plumbline.datasets.hierarchy.Synset;
import dev.plumbline.datasets.hierarchy.WordNet;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's interventions, as they are written. */
class InterventionTest {
    private static Variant variant(String json) {
        try {
            return Json.strict().readValue(json.replace('\'', '"'), Variant.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Manifest draw(Source source, String json) {
        return Selection.manifest(source, variant(json));
    }

    private static List<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).toList();
    }

    private static List<String> labels(Manifest manifest) {
        return manifest.header().classes().stream().map(ClassLabel::id).toList();
    }

    private static Map<Integer, Long> perLabel(Manifest manifest) {
        return IntStream.range(0, manifest.count())
                .boxed()
                .collect(Collectors.groupingBy(manifest::label, TreeMap::new, Collectors.counting()));
    }

    /** ImageNet's classes; those of the 16 superclasses as large as ImageNet's, 732 to 1,300 images, the others of two. */
    private static TreeSource imageNet() {
        Map<String, String> breeds = Breeds16.superclasses(WordNet.nouns());
        Random random = new Random(3);
        List<ImageClass> classes = new ArrayList<>();
        for (Synset synset : ImageNetClasses.of(WordNet.nouns()).synsets()) {
            int images = !breeds.containsKey(synset.id()) ? 2 : random.nextInt(10) == 0 ? 732 : 1300;
            classes.add(new ImageClass(
                    synset.id(),
                    synset.name(),
                    IntStream.range(0, images)
                            .mapToObj(i -> synset.id() + "/" + i + ".JPEG")
                            .toList()));
        }
        return new TreeSource(Listing.of(classes), Map.of(), false);
    }

    @Test
    void takesTheClassesWithTheMostImagesAndOfEqualsTheFirstId() {
        ListedSource source = ListedSource.of(new Random(1), 5, 7, 3, 7, 5);
        assertThat(labels(draw(source, "{'classes': {'top': 1}}"))).containsExactly("c01");
        assertThat(labels(draw(source, "{'classes': {'top': 3}}"))).containsExactly("c00", "c01", "c03");
        assertThat(labels(draw(source, "{'classes': {'top': 3, 'random': 1}}")))
                .hasSize(1)
                .containsAnyOf("c00", "c01", "c03");
    }

    /** In a shell: {@code printf draw/7//0 | sha256sum} and so on; the draws were checked in Python. */
    @Test
    void drawsWithReplacementTheSameForEver() {
        ListedSource source = ListedSource.of(new Random(1), 3, 2);
        Manifest any = draw(source, "{'images': {'total': 6}, 'replacement': true, 'seed': 7}");
        assertThat(images(any))
                .containsExactly("c00/0.JPEG", "c00/0.JPEG", "c00/1.JPEG", "c00/1.JPEG", "c01/0.JPEG", "c01/0.JPEG");
        assertThat(any.header().unique()).isEqualTo(3);
        Manifest each = draw(source, "{'images': {'perClass': 3}, 'replacement': true, 'seed': 7}");
        assertThat(images(each))
                .containsExactly("c00/0.JPEG", "c00/0.JPEG", "c00/2.JPEG", "c01/0.JPEG", "c01/1.JPEG", "c01/1.JPEG");
    }

    @Test
    void imageNetHas398AnimalClassesAnd602Others() {
        TreeSource source = imageNet();
        assertThat(draw(source, "{'classes': {'under': 'n00015388'}}").classes())
                .isEqualTo(398);
        assertThat(draw(source, "{'classes': {'notUnder': 'n00015388'}}").classes())
                .isEqualTo(602);
        assertThat(draw(source, "{'classes': {'under': 'animal.n.01'}}").digest())
                .isEqualTo(draw(source, "{'classes': {'under': 'n00015388'}}").digest());
    }

    @Test
    void collapsesImageNetsLabelsAndKeepsItsImages() {
        TreeSource source = imageNet();
        Manifest manifest = draw(source, "{'labels': {'wordnetDepth': 5}}");
        assertThat(manifest.classes()).isEqualTo(37);
        assertThat((long) manifest.count()).isEqualTo(source.listing().images());
        assertThat(manifest.header().classes()).contains(new ClassLabel("n00004475", "organism.n.01"));
    }

    /** Figure 8: 16 superclasses, and 12, 8 or 4 of their subclasses, of the same 80,000 images. */
    @ParameterizedTest
    @CsvSource({"0.33,64,1250", "4,64,1250", "0.67,128,625", "8,128,625", "1.0,192,416", "12,192,416"})
    void variesTheSubclassesAtAFixedBudget(String subclasses, int classes, int each) {
        Manifest manifest = draw(imageNet(), """
                {'classes': {'superclasses': 'breeds-16', 'subclasses': %s}, 'labels': 'superclass',
                 'images': {'total': 80000}, 'balance': 'class', 'short': 'fill'}""".formatted(subclasses));
        assertThat(manifest.count()).isEqualTo(80_000);
        assertThat(manifest.classes()).isEqualTo(16);
        Map<String, Long> perClass = images(manifest).stream()
                .collect(Collectors.groupingBy(image -> image.substring(0, 9), Collectors.counting()));
        assertThat(perClass).hasSize(classes);
        assertThat(perClass.values()).allMatch(n -> n >= Math.min(each, 732));
        assertThat(manifest.header().shortfalls().isEmpty()).isEqualTo(each < 732);
    }

    @Test
    void dividesATotalOverLabelsAndSaysWhichLabelLacksHowMany() {
        ListedSource listed = ListedSource.of(new Random(1), 4, 4, 30);
        TreeSource source = new TreeSource(listed.listing(), Map.of("c00", "few", "c01", "few", "c02", "many"), false);
        String text = "{'labels': 'superclass', 'images': {'total': %d}, 'balance': 'label', 'short': '%s'}";
        assertThat(perLabel(draw(source, text.formatted(16, "refuse")))).isEqualTo(Map.of(0, 8L, 1, 8L));
        assertThat(perLabel(draw(source, text.formatted(20, "fill")))).isEqualTo(Map.of(0, 8L, 1, 12L));
        assertThatThrownBy(() -> draw(source, text.formatted(20, "refuse")))
                .isInstanceOf(InvalidField.class)
                .hasMessageMatching(
                        "images.total: 20; expected at most 1[67], for label few has 8 images and would give 10;"
                                + " or short: fill");
    }

    @Test
    void aSourceOfTextsHasOneLabel() {
        TreeSource source = TreeSource.random(new Random(5));
        Manifest manifest = draw(source, "{'labels': 'text', 'images': {'total': 5}}");
        assertThat(labels(manifest)).containsExactly("text");
        assertThat(manifest.count()).isEqualTo(5);
    }

    /** The text of the paper and its Table 2 differ in one of the seven superclasses of iNaturalist. */
    @Test
    void knowsBothSetsOfSevenSuperclassesOfINaturalist() {
        List<String> all = List.of(
                "Actinopterygii",
                "Amphibia",
                "Animalia",
                "Arachnida",
                "Aves",
                "Chromista",
                "Fungi",
                "Insecta",
                "Mammalia",
                "Mollusca",
                "Plantae",
                "Protozoa",
                "Reptilia");
        ListedSource listed =
                ListedSource.of(new Random(1), all.stream().mapToInt(name -> 3).toArray());
        Map<String, String> own =
                IntStream.range(0, all.size()).boxed().collect(Collectors.toMap("c%02d"::formatted, all::get));
        TreeSource source = new TreeSource(listed.listing(), own, false);
        assertThat(labels(draw(source, "{'labels': 'superclass'}"))).isEqualTo(all);
        assertThat(labels(draw(source, "{'classes': {'superclasses': 'inaturalist-7'}, 'labels': 'superclass'}")))
                .containsExactly("Amphibia", "Aves", "Fungi", "Insecta", "Mammalia", "Plantae", "Reptilia");
        assertThat(labels(draw(source, "{'classes': {'superclasses': 'inaturalist-7-table'}, 'labels': 'superclass'}")))
                .containsExactly("Amphibia", "Aves", "Insecta", "Mammalia", "Mollusca", "Plantae", "Reptilia");
    }

    @Test
    void theRenderedObjectsHaveKingdoms() {
        Source objects = Sources.of(List.of()).source("rendered:objects");
        Manifest manifest = draw(objects, "{'labels': 'superclass', 'images': {'total': 60}, 'balance': 'label'}");
        assertThat(perLabel(manifest))
                .hasSize(6)
                .allSatisfy((label, n) -> assertThat(n).isEqualTo(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'classes': {'under': 'n99999999'}} | classes.under: n99999999; expected a noun that WordNet 3.0 has; it has none of that id
            {'classes': {'notUnder': 'dgo.n.01'}} | classes.notUnder: dgo.n.01; expected a noun that WordNet 3.0 has; it has none of that id
            {'classes': {'under': 'dog.n.01'}} | classes.under: dog.n.01; expected a source whose class ids are WordNet's, as n01443537; c00 of listed is none
            {'labels': {'wordnetDepth': 4}} | labels.wordnetDepth: 4; expected a source whose class ids are WordNet's, as n01443537; c00 of listed is none
            {'labels': 'superclass'} | labels: superclass; expected a source with a superclass for each class, or classes: {superclasses: ...}; c00 of listed has none
            {'labels': 'text'} | labels: text; expected a source whose images come with texts; those of listed do not
            {'classes': {'top': 3}} | classes.top: 3; expected at most 2, the source's classes
            {'classes': {'superclasses': 'breeds-16'}} | classes.superclasses: accessory; expected superclasses that listed has classes of; it has none of this one
            {'classes': {'superclasses': 'inaturalist-7'}} | classes.superclasses: Plantae; expected a source that has superclasses of its own
            {'classes': {'superclasses': ['birds']}} | classes.superclasses: birds; expected one of accessory, appliance,
            {'images': 'all', 'balance': 'label'} | balance: label; expected none with images: all, which takes every image
            """)
    void refusesWhatASourceOfPlainFoldersCannotGive(String json, String sentence) {
        assertThatThrownBy(() -> draw(ListedSource.of(new Random(1), 3, 2), json))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void refusesMoreSubclassesThanThereAre() {
        assertThatThrownBy(() -> draw(imageNet(), "{'classes': {'superclasses': ['bird', 'fish'], 'subclasses': 13}}"))
                .hasMessage("classes.subclasses: 13; expected at most 12, the classes of bird in the source");
        assertThatThrownBy(() -> draw(imageNet(), "{'classes': {'under': 'entity.n.01', 'notUnder': 'entity.n.01'}}"))
                .hasMessage("classes.notUnder: entity.n.01; expected a noun not above all of the 1000 classes of tree");
    }

    @Test
    void namesAClassThatHasNothingToDrawFrom() {
        Listing some = Listing.ofPart(
                "", List.of(new ImageClass("a", "a", List.of("1")), new ImageClass("b", "b", List.of())));
        TreeSource source = new TreeSource(some, Map.of(), false);
        for (String images : List.of("{\"total\": 6}, \"balance\": \"class\"", "{\"perClass\": 3}")) {
            assertThatThrownBy(() -> draw(source, "{\"images\": " + images + ", \"replacement\": true}"))
                    .isInstanceOf(InvalidField.class)
                    .hasMessage("class b: no images; expected at least one, of which to draw 3");
        }
    }
}

package dev.plumbline.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.testing.RealImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 30,000 photographs of 100 WordNet classes, 300 of each, through every intervention. The digests' rows were checked with an independent program, in Python. */
class InterventionsIT {
    private Sources sources = Sources.of(List.of());

    @BeforeEach
    void openPhotographs() {
        Optional<Path> photographs = RealImages.photographs();
        assumeThat(photographs).as(RealImages.ABSENT).isPresent();
        sources = Sources.of(List.of(new SourceDirectory("tiny-imagenet", photographs.orElseThrow())));
    }

    private Manifest draw(String json) {
        Source source = sources.source("tiny-imagenet");
        try {
            return Selection.manifest(source, Json.strict().readValue(json.replace('\'', '"'), Variant.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Set<String> classes(Manifest manifest) {
        return IntStream.range(0, manifest.count())
                .mapToObj(i -> manifest.image(i).substring(0, 9))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the photographs 26 classes are animals; the five superclasses have 3, 3, 3, 3 and 2 classes here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            quantity             | {'images': {'total': 25000}, 'balance': 'class'} | 100 | 100 | 25000
            the most frequent    | {'classes': {'top': 40}, 'images': {'perClass': 250}} | 40 | 40 | 10000
            granularity          | {'labels': {'wordnetDepth': 5}} | 100 | 12 | 30000
            finer granularity    | {'labels': {'wordnetDepth': 7}, 'images': {'total': 5000}, 'balance': 'label', 'short': 'fill'} | 100 | 54 | 5000
            animals              | {'classes': {'under': 'n00015388'}} | 26 | 26 | 7800
            objects              | {'classes': {'notUnder': 'animal.n.01'}} | 74 | 74 | 22200
            more images of fewer | {'classes': {'random': 10}, 'images': {'total': 2000}, 'balance': 'class', 'short': 'fill'} | 10 | 10 | 2000
            more classes         | {'classes': {'random': 80}, 'images': {'total': 2000}, 'balance': 'class', 'short': 'fill'} | 80 | 80 | 2000
            diversity            | {'classes': {'superclasses': ['accessory', 'cooked food', 'garment', 'produce', 'wheeled vehicle'], 'subclasses': 0.33}, 'labels': 'superclass', 'images': {'total': 1400}, 'balance': 'class', 'short': 'fill'} | 5 | 5 | 1400
            more diversity       | {'classes': {'superclasses': ['accessory', 'cooked food', 'garment', 'produce', 'wheeled vehicle'], 'subclasses': 1.0}, 'labels': 'superclass', 'images': {'total': 1400}, 'balance': 'class', 'short': 'fill'} | 14 | 5 | 1400
            replacement          | {'classes': {'superclasses': ['garment', 'wheeled vehicle']}, 'labels': 'superclass', 'images': {'total': 4000}, 'balance': 'label', 'replacement': true} | 5 | 2 | 4000
            """)
    void holdsWhatItSays(String intervention, String json, int classes, int labels, int images) {
        Manifest manifest = draw(json);
        assertThat(classes(manifest)).as(intervention).hasSize(classes);
        assertThat(manifest.classes()).as(intervention).isEqualTo(labels);
        assertThat(manifest.count()).as(intervention).isEqualTo(images);
        assertThat(draw(json).digest()).as(intervention).isEqualTo(manifest.digest());
    }

    @Test
    void drawsTheSameForEver() {
        assertThat(draw("""
                        {'classes': {'superclasses': ['garment', 'wheeled vehicle']}, 'labels': 'superclass',
                         'images': {'total': 401}, 'balance': 'label', 'seed': 3}""").digest()).isEqualTo("a8f18aeb90b632018d3fc5c7a5c0f82d7516e2ba9f30656a2ab5c92ca9d1e724");
        assertThat(draw("""
                        {'classes': {'superclasses': ['accessory', 'garment', 'wheeled vehicle'], 'subclasses': 0.67},
                         'labels': 'superclass', 'images': {'total': 401}, 'balance': 'class',
                         'replacement': true}""").digest()).isEqualTo("75ef759db1f01fb8ae306f7050628f26e7c95b6bd932668936996ad4b429e447");
    }

    @Test
    void readsAnImageAsOftenAsItWasDrawn() throws UnreadableImage {
        Manifest manifest = draw("{'classes': {'top': 1}, 'images': {'total': 400}, 'replacement': true}");
        assertThat(manifest.header().unique()).isNotNull().isBetween(150L, 299L);
        ImageSet images = new ImageSets(sources, 1 << 24).open(manifest, 32);
        assertThat(images.count()).isEqualTo(400);
        byte[] rgb = new byte[32 * 32 * 3];
        images.read(399, rgb, 0);
        assertThat(rgb).isNotEqualTo(new byte[rgb.length]);
    }
}

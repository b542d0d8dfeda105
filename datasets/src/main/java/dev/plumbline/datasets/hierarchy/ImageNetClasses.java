package dev.plumbline.datasets.hierarchy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** The 1,000 classes of ImageNet (ILSVRC 2012) in the order of their usual labels. */
public final class ImageNetClasses {
    /** Of {@code org.jetbrains.kotlinx:kotlin-deeplearning-api}: {@code {"0": ["n01440764", "tench"], ...}}. */
    private static final String RESOURCE = "/datasets/vgg/imagenet_class_index.json";

    private final List<Synset> synsets;

    private ImageNetClasses(List<Synset> synsets) {
        this.synsets = synsets;
    }

    public static ImageNetClasses of(WordNet wordNet) {
        JsonNode index = read();
        return new ImageNetClasses(IntStream.range(0, index.size())
                .mapToObj(label -> index.path(Integer.toString(label)).path(0).asText())
                .map(id -> wordNet.find(id).orElseThrow(() -> new IllegalStateException(RESOURCE + " has " + id)))
                .toList());
    }

    private static JsonNode read() {
        try (InputStream in = ImageNetClasses.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the list of ImageNet's classes is not on the class path: " + RESOURCE);
            }
            return Json.events().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of ImageNet's classes cannot be read", e);
        }
    }

    /** Label 0 first. */
    public List<Synset> synsets() {
        return synsets;
    }
}

package dev.plumbline.datasets.manifest;

import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Source;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a manifest: the taken images of each class, class by class. */
public final class Rows {
    private Rows() {}

    /**
     * @param classes label 0 first
     * @param taken for each class the places of its images that take part
     */
    public static Manifest manifest(
            Source source, ManifestHeader header, List<ImageClass> classes, List<BitSet> taken) {
        return Manifest.of(
                header,
                IntStream.range(0, classes.size())
                        .boxed()
                        .flatMap(label ->
                                ofClass(source, label, classes.get(label).images(), taken.get(label))));
    }

    private static Stream<ManifestRow> ofClass(Source source, int label, List<String> images, BitSet taken) {
        return taken.stream()
                .mapToObj(images::get)
                .map(image -> new ManifestRow(image, label, source.group(image).orElse(null)));
    }
}

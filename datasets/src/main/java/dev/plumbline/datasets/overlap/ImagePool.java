package dev.plumbline.datasets.overlap;

import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.Source;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images to be compared with others.
 *
 * @param name for people, as {@code imagenet} or {@code pacs:photo->cartoon id-test}
 * @param images ids in the source
 */
public record ImagePool(String name, Source source, List<String> images) {
    /** Of what variants draw from. */
    public static ImagePool of(Source source) {
        List<String> images = source.listing().classes().stream()
                .flatMap(c -> c.images().stream())
                .toList();
        return new ImagePool(source.name(), source, images);
    }

    /** @param source the manifest's */
    public static ImagePool of(String name, Source source, Manifest manifest) {
        return new ImagePool(
                name,
                source,
                IntStream.range(0, manifest.count()).mapToObj(manifest::image).toList());
    }
}

package dev.plumbline.datasets.loading;

import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.packed.PackedImages;
import dev.plumbline.datasets.packed.Packs;
import dev.plumbline.datasets.source.Sources;
import java.util.Optional;

/**
 * Opens manifests as images. Each image is decoded when it is first read and then kept, up to a number of bytes, for all
 * manifests that hold it: one such value serves a process.
 */
public final class ImageSets {
    private final Sources sources;
    private final Packs packs;
    private final PixelCache cache;

    /** @param cacheBytes of decoded images to keep: 20,000 images of 32 pixels take 65 MB */
    public ImageSets(Sources sources, long cacheBytes) {
        this(sources, Packs.none(), cacheBytes);
    }

    /** @param packs are read in place of the source's files, whether or not this machine knows the source */
    public ImageSets(Sources sources, Packs packs, long cacheBytes) {
        this.sources = sources;
        this.packs = packs;
        this.cache = new PixelCache(cacheBytes);
    }

    /**
     * @param size pixels along a side
     * @throws dev.plumbline.contracts.InvalidField when this machine does not know the manifest's source
     */
    public ImageSet open(Manifest manifest, int size) {
        Optional<PackedImages> packed = packs.find(manifest, size);
        return packed.isPresent()
                ? packed.get()
                : new ManifestImages(manifest, sources.source(manifest.header().source()), size, cache);
    }
}

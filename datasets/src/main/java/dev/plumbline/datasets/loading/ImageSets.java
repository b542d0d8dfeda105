package dev.plumbline.datasets.loading;

import dev.plumbline.contracts.catalogue.View;
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
     * The middle of each image.
     *
     * @param size pixels along a side, to which the shorter side of an image is scaled
     * @throws dev.plumbline.contracts.InvalidField when this machine does not know the manifest's source
     */
    public ImageSet open(Manifest manifest, int size) {
        return open(manifest, Form.centre(size));
    }

    /**
     * Each image as evaluation sees it.
     *
     * @throws dev.plumbline.contracts.InvalidField when this machine does not know the manifest's source
     */
    public ImageSet open(Manifest manifest, View view) {
        return open(manifest, Form.of(view));
    }

    /**
     * As {@link #open(Manifest, View)}, and with parts of whole images. No pack stands in for the source, for packs hold
     * squares.
     *
     * @throws dev.plumbline.contracts.InvalidField when this machine does not know the manifest's source
     */
    public ImageSet openWhole(Manifest manifest, View view) {
        return fromSource(manifest, Form.of(view));
    }

    private ImageSet open(Manifest manifest, Form form) {
        Optional<PackedImages> packed = form.plain() ? packs.find(manifest, form.size()) : Optional.empty();
        return packed.isPresent() ? packed.get() : fromSource(manifest, form);
    }

    private ImageSet fromSource(Manifest manifest, Form form) {
        return new ManifestImages(manifest, sources.source(manifest.header().source()), form, cache);
    }
}

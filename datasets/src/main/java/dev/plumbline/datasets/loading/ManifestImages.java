package dev.plumbline.datasets.loading;

import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.Source;

/** The images of one manifest, through a cache. */
final class ManifestImages implements ImageSet {
    private final Manifest manifest;
    private final Source source;
    private final int size;
    private final PixelCache cache;

    ManifestImages(Manifest manifest, Source source, int size, PixelCache cache) {
        this.manifest = manifest;
        this.source = source;
        this.size = size;
        this.cache = cache;
    }

    @Override
    public int count() {
        return manifest.count();
    }

    @Override
    public int classes() {
        return manifest.classes();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int label(int index) {
        return manifest.label(index);
    }

    @Override
    public void read(int index, byte[] rgb, int offset) throws UnreadableImage {
        PixelCache.Key key = new PixelCache.Key(source.name(), manifest.image(index), size);
        byte[] known = cache.get(key);
        if (known == null) {
            known = new byte[size * size * 3];
            source.read(key.image(), size, known, 0);
            cache.put(key, known);
        }
        System.arraycopy(known, 0, rgb, offset, known.length);
    }
}

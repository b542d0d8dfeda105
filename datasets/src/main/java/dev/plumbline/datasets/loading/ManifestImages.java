package dev.plumbline.datasets.loading;

import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.Source;
import java.util.Optional;

/**
 * The images of one manifest; squares go through a cache. What is drawn and has no size of its own is, as a whole, a square
 * of as many pixels as the form scales to.
 */
final class ManifestImages implements ImageSet {
    private final Manifest manifest;
    private final Source source;
    private final Form form;
    private final PixelCache cache;

    ManifestImages(Manifest manifest, Source source, Form form, PixelCache cache) {
        this.manifest = manifest;
        this.source = source;
        this.form = form;
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
        return form.size();
    }

    @Override
    public int label(int index) {
        return manifest.label(index);
    }

    @Override
    public void read(int index, byte[] rgb, int offset) throws UnreadableImage {
        byte[] square = square(manifest.image(index), form);
        System.arraycopy(square, 0, rgb, offset, square.length);
    }

    @Override
    public Pixels part(int index, PartChoice choice) throws UnreadableImage {
        return part(manifest.image(index), choice);
    }

    private Pixels part(String image, PartChoice choice) throws UnreadableImage {
        Optional<Pixels> decoded = source.part(image, choice);
        if (decoded.isPresent()) {
            return decoded.get();
        }
        int size = form.resize();
        return new Pixels(size, size, square(image, Form.centre(size))).part(choice);
    }

    private byte[] square(String image, Form as) throws UnreadableImage {
        PixelCache.Key key = new PixelCache.Key(source.name(), image, as);
        byte[] known = cache.get(key);
        if (known == null) {
            known = new byte[as.size() * as.size() * 3];
            if (as.plain()) {
                source.read(image, as.size(), known, 0);
            } else {
                as.cut(part(image, PartChoice::whole), known);
            }
            cache.put(key, known);
        }
        return known;
    }
}

package dev.plumbline.models;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.catalogue.Crop;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.CorruptManifest;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The images behind a reference: its manifest from the store, its pixels from this machine's sources. */
public final class StoredImages {
    private static final int MANIFESTS = 64;

    private final CheckpointStore store;
    private final ImageSets images;
    private final Map<String, Manifest> recent = new LinkedHashMap<>(16, 0.75f, true);

    public StoredImages(CheckpointStore store, ImageSets images) {
        this.store = store;
        this.images = images;
    }

    /**
     * What evaluation sees of them.
     *
     * @throws UnreadableImage where the manifest is missing or altered, or this machine does not know its source
     * @throws IOException where the store is out of reach
     */
    public ImageSet open(DataRef data, View view) throws IOException, UnreadableImage {
        return open(data, manifest -> images.open(manifest, view));
    }

    /**
     * What training by a recipe needs of them: whole images where it takes its crops from these.
     *
     * @throws UnreadableImage where the manifest is missing or altered, or this machine does not know its source
     * @throws IOException where the store is out of reach
     */
    public ImageSet forTraining(DataRef data, Recipe recipe) throws IOException, UnreadableImage {
        Crop crop = recipe.augmentation().crop();
        boolean whole = crop instanceof Crop.RandomResized || crop instanceof Crop.Window;
        return whole ? open(data, manifest -> images.openWhole(manifest, recipe.view())) : open(data, recipe.view());
    }

    /**
     * The rows behind a reference, in the order of its images.
     *
     * @throws UnreadableImage where the manifest is missing or altered
     * @throws IOException where the store is out of reach
     */
    public Manifest rows(DataRef data) throws IOException, UnreadableImage {
        try {
            return manifest(data.manifest());
        } catch (CorruptCheckpoint | CorruptManifest e) {
            throw new UnreadableImage("the images of " + data.source() + ": " + e.getMessage(), e);
        }
    }

    private ImageSet open(DataRef data, Function<Manifest, ImageSet> opened) throws IOException, UnreadableImage {
        try {
            return opened.apply(manifest(data.manifest()));
        } catch (CorruptCheckpoint | CorruptManifest | InvalidField e) {
            throw new UnreadableImage("the images of " + data.source() + ": " + e.getMessage(), e);
        }
    }

    private synchronized Manifest manifest(String digest) throws IOException, CorruptCheckpoint {
        Manifest known = recent.get(digest);
        if (known == null) {
            known = Manifest.read(store.manifest(digest), digest);
            recent.put(digest, known);
            Iterator<Manifest> oldest = recent.values().iterator();
            while (recent.size() > MANIFESTS) {
                oldest.next();
                oldest.remove();
            }
        }
        return known;
    }
}

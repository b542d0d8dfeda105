package dev.plumbline.models;

import dev.plumbline.contracts.InvalidField;
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
     * @param size pixels along a side
     * @throws UnreadableImage where the manifest is missing or altered, or this machine does not know its source
     * @throws IOException where the store is out of reach
     */
    public ImageSet open(DataRef data, int size) throws IOException, UnreadableImage {
        try {
            return images.open(manifest(data.manifest()), size);
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

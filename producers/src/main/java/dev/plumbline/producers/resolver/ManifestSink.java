package dev.plumbline.producers.resolver;

import dev.plumbline.datasets.manifest.Manifest;
import java.io.IOException;

/** Where manifests are kept under their digests, for workers to fetch. Putting one again changes nothing. */
@FunctionalInterface
public interface ManifestSink {
    void put(Manifest manifest) throws IOException;

    /** Keeps nothing: for checking requests that are not going to be run from here. */
    static ManifestSink none() {
        return manifest -> {};
    }
}

package dev.plumbline.datasets.packed;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.manifest.Manifest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The packs of this machine, by the manifest and the size that they hold. */
public final class Packs {
    private record Key(String manifest, int size) {}

    private final Map<Key, PackedImages> byKey;

    private Packs(Map<Key, PackedImages> byKey) {
        this.byKey = byKey;
    }

    public static Packs none() {
        return new Packs(Map.of());
    }

    /**
     * Opens all of them.
     *
     * @throws InvalidField when a directory holds no pack, or two hold the same images at the same size
     * @throws CorruptPack when one is altered or cut short
     */
    public static Packs open(Collection<Path> directories, ImageDecoder decoder) throws IOException {
        Map<Key, PackedImages> byKey = new HashMap<>();
        for (Path directory : directories) {
            PackedImages pack;
            try {
                pack = PackedImages.open(directory, decoder);
            } catch (NoSuchFileException e) {
                throw new InvalidField(
                        "--pack", directory, "a directory that plumbline pack wrote: no " + e.getMessage());
            }
            if (byKey.putIfAbsent(new Key(pack.manifest().digest(), pack.size()), pack) != null) {
                throw new InvalidField("--pack", directory, "one pack of each manifest and size");
            }
        }
        return new Packs(byKey);
    }

    /** @param size pixels along a side of the squares that it holds */
    public Optional<PackedImages> find(Manifest manifest, int size) {
        return Optional.ofNullable(byKey.get(new Key(manifest.digest(), size)));
    }
}

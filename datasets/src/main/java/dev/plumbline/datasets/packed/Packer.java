package dev.plumbline.datasets.packed;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.JpegEncoder;
import dev.plumbline.datasets.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Packs a manifest's images. They are decoded on all processors and written in the manifest's order, into a directory
 * beside the wanted one that takes its name when it is whole.
 */
public final class Packer {
    /** Of a data file. A mapping has 2 GiB at most. */
    private static final long FILE_LIMIT = 1L << 30;

    private static final int BLOCK = 256;

    private final PackEncoding encoding;
    private final long fileLimit;
    private final JpegEncoder jpeg = new JpegEncoder();

    public Packer(PackEncoding encoding) {
        this(encoding, FILE_LIMIT);
    }

    Packer(PackEncoding encoding, long fileLimit) {
        this.encoding = encoding;
        this.fileLimit = fileLimit;
    }

    /**
     * @param images those of the manifest, at the size to keep
     * @param directory may not exist yet, or be empty
     * @throws InvalidField when the directory holds something
     * @throws UnreadableImage when an image cannot be had; nothing is left behind
     */
    public PackHeader pack(Manifest manifest, ImageSet images, Path directory) throws IOException, UnreadableImage {
        Path target = directory.toAbsolutePath().normalize();
        requireEmpty(target);
        Files.createDirectories(target.getParent());
        Path begun = Files.createDirectory(target.resolveSibling(target.getFileName() + ".begun-" + UUID.randomUUID()));
        try (PackWriter writer = new PackWriter(begun, images.count(), fileLimit)) {
            for (int from = 0; from < images.count(); from += BLOCK) {
                for (byte[] image : block(images, from, Math.min(images.count(), from + BLOCK))) {
                    writer.write(image);
                }
            }
            PackHeader header = writer.finish(manifest, images.size(), encoding);
            Files.move(begun, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return header;
        } finally {
            delete(begun);
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> entries = Files.list(target)) {
                if (entries.findAny().isEmpty()) {
                    return;
                }
            }
        }
        if (Files.exists(target)) {
            throw new InvalidField("pack directory", target, "a directory that is empty or not there yet");
        }
    }

    private List<byte[]> block(ImageSet images, int from, int to) throws UnreadableImage {
        try {
            return IntStream.range(from, to)
                    .parallel()
                    .mapToObj(index -> encoded(images, index))
                    .toList();
        } catch (Unreadable e) {
            throw e.image;
        }
    }

    private byte[] encoded(ImageSet images, int index) {
        byte[] rgb = new byte[images.size() * images.size() * 3];
        try {
            images.read(index, rgb, 0);
        } catch (UnreadableImage e) {
            throw new Unreadable(e);
        }
        return encoding == PackEncoding.RGB ? rgb : jpeg.encode(rgb, images.size(), images.size());
    }

    /** Carries the fault out of a stream. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final UnreadableImage image;

        Unreadable(UnreadableImage image) {
            super(image);
            this.image = image;
        }
    }

    private static void delete(Path begun) throws IOException {
        if (!Files.exists(begun)) {
            return;
        }
        try (Stream<Path> files = Files.list(begun)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.delete(begun);
    }
}

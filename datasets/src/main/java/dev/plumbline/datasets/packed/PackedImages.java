package dev.plumbline.datasets.packed;

import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.image.UndecodableImage;
import dev.plumbline.datasets.manifest.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A pack, mapped into memory. Opening it checks its index and the lengths of its files; each image's checksum is checked
 * whenever it is read. Thread-safe.
 */
public final class PackedImages implements ImageSet {
    private final Path directory;
    private final Manifest manifest;
    private final PackIndex index;
    private final ImageDecoder decoder;
    private final List<ByteBuffer> files;
    /** Of each file, and one more. */
    private final int[] firsts;
    /** Of each image in its file. */
    private final int[] starts;

    private PackedImages(
            Path directory, Manifest manifest, PackIndex index, ImageDecoder decoder, List<ByteBuffer> files) {
        this.directory = directory;
        this.manifest = manifest;
        this.index = index;
        this.decoder = decoder;
        this.files = files;
        this.firsts = firsts(index.header());
        this.starts = starts(index, firsts);
    }

    /**
     * @throws CorruptPack that names the file that is missing, cut short, too long or altered
     * @throws IOException where the directory cannot be read
     */
    public static PackedImages open(Path directory, ImageDecoder decoder) throws IOException {
        PackIndex index = PackIndex.read(directory);
        PackHeader header = index.header();
        Manifest manifest =
                Manifest.read(Files.readAllBytes(directory.resolve(PackWriter.MANIFEST)), header.manifest());
        if (manifest.count() != header.images()) {
            throw new CorruptPack(directory, "it holds " + header.images() + " images of " + manifest.count());
        }
        List<ByteBuffer> files = new ArrayList<>();
        int first = 0;
        for (PackHeader.DataFile file : header.files()) {
            files.add(map(directory.resolve(file.name()), file.bytes()));
            requireSum(directory, index, first, file);
            first += file.images();
        }
        if (first != header.images()) {
            throw new CorruptPack(directory, "its files hold " + first + " images; expected " + header.images());
        }
        return new PackedImages(directory, manifest, index, decoder, files);
    }

    private static ByteBuffer map(Path file, long expected) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CorruptPack(file, "it is missing");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != expected) {
                String how = channel.size() < expected ? "it is cut short: " : "it is too long: ";
                throw new CorruptPack(file, how + channel.size() + " bytes; expected " + expected);
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, expected);
        }
    }

    private static void requireSum(Path directory, PackIndex index, int first, PackHeader.DataFile file)
            throws CorruptPack {
        long sum = index.bytes(first, file.images());
        if (sum != file.bytes()) {
            throw new CorruptPack(
                    directory.resolve(file.name()), file.bytes() + " bytes, but its images have " + sum + " together");
        }
    }

    private static int[] firsts(PackHeader header) {
        int[] firsts = new int[header.files().size() + 1];
        for (int f = 0; f < header.files().size(); f++) {
            firsts[f + 1] = firsts[f] + header.files().get(f).images();
        }
        return firsts;
    }

    private static int[] starts(PackIndex index, int[] firsts) {
        int[] starts = new int[index.header().images()];
        for (int f = 0; f + 1 < firsts.length; f++) {
            for (int i = firsts[f] + 1; i < firsts[f + 1]; i++) {
                starts[i] = starts[i - 1] + index.length(i - 1);
            }
        }
        return starts;
    }

    public PackHeader header() {
        return index.header();
    }

    public Manifest manifest() {
        return manifest;
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
        return index.header().size();
    }

    @Override
    public int label(int image) {
        return manifest.label(image);
    }

    /**
     * The bytes of one image as they lie in the file, not copied: pixels or a JPEG file, as {@link PackHeader#encoding()}
     * says. Read-only.
     *
     * @throws UnreadableImage when they do not have the checksum of the index
     */
    public ByteBuffer stored(int image) throws UnreadableImage {
        int place = Arrays.binarySearch(firsts, image);
        int file = place >= 0 ? place : -place - 2;
        ByteBuffer bytes = files.get(file).slice(starts[image], index.length(image));
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        bytes.rewind();
        if ((int) crc.getValue() != index.checksum(image)) {
            throw unreadable(
                    image,
                    "%s, bytes %d to %d: they have the CRC-32C %08x; expected %08x"
                            .formatted(
                                    index.header().files().get(file).name(),
                                    starts[image],
                                    starts[image] + index.length(image) - 1,
                                    crc.getValue(),
                                    index.checksum(image)),
                    null);
        }
        return bytes;
    }

    @Override
    public void read(int image, byte[] rgb, int offset) throws UnreadableImage {
        ByteBuffer bytes = stored(image);
        if (index.header().encoding() == PackEncoding.RGB) {
            bytes.get(rgb, offset, bytes.remaining());
            return;
        }
        byte[] file = new byte[bytes.remaining()];
        bytes.get(file);
        try {
            decoder.decodeSquare(file, size(), rgb, offset);
        } catch (UndecodableImage e) {
            throw unreadable(image, String.valueOf(e.getMessage()), e);
        }
    }

    private UnreadableImage unreadable(int image, String fault, @Nullable Exception cause) {
        return new UnreadableImage("pack " + directory + ", image " + manifest.image(image) + ": " + fault, cause);
    }
}

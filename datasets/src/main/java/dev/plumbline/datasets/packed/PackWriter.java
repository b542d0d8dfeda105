package dev.plumbline.datasets.packed;

import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.packed.PackHeader.DataFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Writes a pack, image by image in the manifest's order. The index comes last: without it there is no pack. */
final class PackWriter implements AutoCloseable {
    static final String MANIFEST = "manifest";

    private final Path directory;
    private final long fileLimit;
    private final List<DataFile> done = new ArrayList<>();
    private final int[] lengths;
    private final int[] checksums;
    private @Nullable OutputStream out;
    private int written;
    private int inFile;
    private long bytesInFile;

    /** @param fileLimit bytes of a data file; less than 2 GiB, for it is mapped whole */
    PackWriter(Path directory, int images, long fileLimit) {
        this.directory = directory;
        this.fileLimit = fileLimit;
        this.lengths = new int[images];
        this.checksums = new int[images];
    }

    void write(byte[] image) throws IOException {
        if (out == null || bytesInFile + image.length > fileLimit) {
            next();
        }
        CRC32C crc = new CRC32C();
        crc.update(image);
        lengths[written] = image.length;
        checksums[written++] = (int) crc.getValue();
        inFile++;
        bytesInFile += image.length;
        file().write(image);
    }

    private OutputStream file() {
        OutputStream open = out;
        if (open == null) {
            throw new IllegalStateException("no data file is open");
        }
        return open;
    }

    private void next() throws IOException {
        close();
        out = new BufferedOutputStream(Files.newOutputStream(directory.resolve(name())), 1 << 20);
    }

    private String name() {
        return "images-%05d".formatted(done.size());
    }

    PackHeader finish(Manifest manifest, int size, PackEncoding encoding) throws IOException {
        close();
        Files.write(directory.resolve(MANIFEST), manifest.bytes());
        PackHeader header = new PackHeader(manifest.digest(), size, encoding, written, done);
        new PackIndex(header, lengths, checksums).write(directory);
        return header;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            file().close();
            out = null;
            done.add(new DataFile(name(), inFile, bytesInFile));
            inFile = 0;
            bytesInFile = 0;
        }
    }
}

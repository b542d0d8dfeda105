package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.event.DataRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exact, ordered list of the labelled images of a variant or of a part of a task, sorted by (label, image id). Its
 * identity is the SHA-256 of its bytes. Immutable.
 */
public final class Manifest {
    private final byte[] bytes;
    private final String digest;
    private final ManifestHeader header;
    private final RowIndex rows;

    private Manifest(byte[] bytes, String digest) throws CorruptManifest {
        this.bytes = bytes;
        this.digest = digest;
        this.header = RowIndex.header(bytes);
        this.rows = RowIndex.of(bytes, header);
    }

    /** @param rows as many as the header says, in the manifest's order */
    public static Manifest of(ManifestHeader header, Stream<ManifestRow> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ManifestWriter writer = new ManifestWriter(out, header)) {
            for (ManifestRow row : (Iterable<ManifestRow>) rows::iterator) {
                writer.write(row);
            }
            String digest = writer.finish();
            return new Manifest(out.toByteArray(), digest);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    /** @throws CorruptManifest when the bytes have another digest or are no manifest */
    public static Manifest read(byte[] bytes, String expectedDigest) throws CorruptManifest {
        String digest = Digest.of(bytes);
        if (!digest.equals(expectedDigest)) {
            throw new CorruptManifest("manifest " + expectedDigest + ": its bytes have the digest " + digest);
        }
        return new Manifest(bytes.clone(), digest);
    }

    public ManifestHeader header() {
        return header;
    }

    public int count() {
        return rows.count();
    }

    public int classes() {
        return header.classes().size();
    }

    public int label(int index) {
        return rows.label(index);
    }

    public String image(int index) {
        return row(index).image();
    }

    public Optional<String> group(int index) {
        return Optional.ofNullable(row(index).group());
    }

    public ManifestRow row(int index) {
        String[] fields =
                new String(bytes, rows.start(index), rows.length(index), StandardCharsets.UTF_8).split("\t", -1);
        return new ManifestRow(fields[1], rows.label(index), fields.length > 2 ? fields[2] : null);
    }

    /** SHA-256 of {@link #bytes()}. */
    public String digest() {
        return digest;
    }

    /** The file, for a store that keeps it under its digest. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public DataRef ref() {
        return new DataRef(header.source(), digest, count(), classes());
    }
}

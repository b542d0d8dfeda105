package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Writes a manifest as a stream. The format is UTF-8 text, a line feed after each line: {@value #MAGIC}; the header as
 * canonical JSON; then a row an image, its label, its id and, where there is one, its group, with tabs between.
 */
public final class ManifestWriter implements AutoCloseable {
    static final String MAGIC = "plumbline-manifest 1";

    private final MessageDigest sha = Digest.sha256();
    private final OutputStream out;
    private final ManifestHeader header;
    private long rows;

    public ManifestWriter(OutputStream out, ManifestHeader header) throws IOException {
        this.out = new BufferedOutputStream(new DigestOutputStream(out, sha), 1 << 16);
        this.header = header;
        line(MAGIC);
        line(Json.canonical().writeValueAsString(header));
    }

    /** @throws IllegalArgumentException for a label that the header has no class for, or more rows than it says */
    public void write(ManifestRow row) throws IOException {
        if (row.label() >= header.classes().size()) {
            throw new IllegalArgumentException("label " + row.label() + " of " + row.image() + ": the header has "
                    + header.classes().size() + " classes");
        }
        rows++;
        String start = row.label() + "\t" + row.image();
        line(row.group() == null ? start : start + "\t" + row.group());
    }

    /** Ends the file, and gives its identity. */
    public String finish() throws IOException {
        close();
        return Digest.hex(sha.digest());
    }

    /** @throws IllegalStateException when there are more or fewer rows than the header says */
    @Override
    public void close() throws IOException {
        out.close();
        requireComplete();
    }

    private void requireComplete() {
        if (rows != header.images()) {
            throw new IllegalStateException(
                    "the header says " + header.images() + " images, " + rows + " were written");
        }
    }

    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where the rows of a manifest's bytes begin, and their labels. */
final class RowIndex {
    /** One more than there are rows: the last is where the next row would begin. */
    private final int[] starts;

    private final int[] labels;

    private RowIndex(int[] starts, int[] labels) {
        this.starts = starts;
        this.labels = labels;
    }

    static ManifestHeader header(byte[] bytes) throws CorruptManifest {
        int first = lineEnd(bytes, 0);
        String magic = new String(bytes, 0, first, StandardCharsets.UTF_8);
        if (!magic.equals(ManifestWriter.MAGIC)) {
            throw new CorruptManifest("a manifest begins with the line " + ManifestWriter.MAGIC);
        }
        int second = lineEnd(bytes, first + 1);
        try {
            return Json.events().readValue(bytes, first + 1, second - first - 1, ManifestHeader.class);
        } catch (IOException | InvalidField e) {
            throw new CorruptManifest("the manifest's header: " + e.getMessage(), e);
        }
    }

    static RowIndex of(byte[] bytes, ManifestHeader header) throws CorruptManifest {
        if (header.images() > bytes.length) {
            throw new CorruptManifest("the manifest is cut short: its header says " + header.images() + " images");
        }
        int count = (int) header.images();
        int[] starts = new int[count + 1];
        int[] labels = new int[count];
        int at = lineEnd(bytes, lineEnd(bytes, 0) + 1) + 1;
        for (int row = 0; row < count; row++) {
            starts[row] = at;
            int end = lineEnd(bytes, at);
            labels[row] = label(bytes, at, end, row, header.classes().size());
            at = end + 1;
        }
        starts[count] = at;
        if (at != bytes.length) {
            throw new CorruptManifest("the manifest has more rows than the " + count + " that its header says");
        }
        return new RowIndex(starts, labels);
    }

    private static int label(byte[] bytes, int start, int end, int row, int classes) throws CorruptManifest {
        int label = 0;
        int at = start;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && label < classes) {
            label = 10 * label + bytes[at++] - '0';
        }
        if (at == start || at >= end - 1 || bytes[at] != '\t' || label >= classes) {
            throw new CorruptManifest("row " + (row + 1) + " of the manifest: "
                    + new String(bytes, start, end - start, StandardCharsets.UTF_8) + "; expected a label from 0 to "
                    + (classes - 1) + ", a tab and an image id");
        }
        return label;
    }

    private static int lineEnd(byte[] bytes, int from) throws CorruptManifest {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        if (at >= bytes.length) {
            throw new CorruptManifest("the manifest is cut short after " + bytes.length + " bytes");
        }
        return at;
    }

    int count() {
        return labels.length;
    }

    int label(int row) {
        return labels[row];
    }

    int start(int row) {
        return starts[row];
    }

    /** Without the line feed. */
    int length(int row) {
        return starts[row + 1] - starts[row] - 1;
    }
}

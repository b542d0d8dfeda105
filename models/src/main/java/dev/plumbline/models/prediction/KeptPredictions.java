package dev.plumbline.models.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.engine.Predictions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A file of predictions: 8 bytes {@code plumbpr1}, the header's length in 4 bytes, the header as JSON, and four columns one
 * after the other, little-endian: the true label of each image, its group (from 1; 0: none), the classes kept of each
 * image, row by row, and their probabilities in float32. Labels and classes take 1, 2 or 4 bytes as the number of classes
 * needs, groups 0, 1, 2 or 4.
 */
public final class KeptPredictions {
    private static final byte[] MAGIC = "plumbpr1".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_END = MAGIC.length + Integer.BYTES;

    private final String place;
    private final PredictionsHeader header;
    private final ByteBuffer columns;

    private KeptPredictions(String place, PredictionsHeader header, ByteBuffer columns) {
        this.place = place;
        this.header = header;
        this.columns = columns;
    }

    /**
     * The bytes of a file.
     *
     * @param labels the true ones
     * @param groups by their place in the header's list, from 1; 0: none
     */
    public static ByteBuffer encode(PredictionsHeader header, int[] labels, int[] groups, Predictions predictions) {
        byte[] json = json(header);
        long bytes = LENGTH_END + json.length + columnBytes(header);
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        file.put(MAGIC).putInt(json.length).put(json);
        put(file, labelColumn(header), labels);
        put(file, groupColumn(header), groups);
        put(file, labelColumn(header), predictions.classes());
        for (float score : predictions.scores()) {
            file.putFloat(score);
        }
        return file.flip();
    }

    private static void put(ByteBuffer file, Column column, int[] values) {
        for (int value : values) {
            column.put(file, value);
        }
    }

    /**
     * @param place for messages
     * @throws CorruptCheckpoint where it is no such file, or shorter or longer than its header says
     */
    public static KeptPredictions read(String place, ByteBuffer bytes) throws CorruptCheckpoint {
        ByteBuffer file = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (file.remaining() < LENGTH_END || !java.util.Arrays.equals(MAGIC, begin(file, magic))) {
            throw new CorruptCheckpoint(place, "it is no file of predictions");
        }
        int length = file.getInt();
        if (length < 0 || length > file.remaining()) {
            throw new CorruptCheckpoint(place, "its header of %d bytes ends outside of the file".formatted(length));
        }
        byte[] json = new byte[length];
        file.get(json);
        PredictionsHeader header = header(place, json);
        if (file.remaining() != columnBytes(header)) {
            throw new CorruptCheckpoint(
                    place,
                    "%d bytes follow the header, not the %d of %d images"
                            .formatted(file.remaining(), columnBytes(header), header.images()));
        }
        return new KeptPredictions(place, header, file.slice());
    }

    private static byte[] begin(ByteBuffer file, byte[] magic) {
        file.get(magic);
        return magic;
    }

    public PredictionsHeader header() {
        return header;
    }

    /** The true label of each image. */
    public int[] labels() throws CorruptCheckpoint {
        return column(labelColumn(header), 0, header.images(), 1, header.classes() - 1);
    }

    /** The group of each image by its place in the header's list, from 1; 0: none. */
    public int[] groups() throws CorruptCheckpoint {
        return column(
                groupColumn(header),
                groupsBegin(),
                header.images(),
                1,
                header.groups().size());
    }

    /** The most probable class of each image. */
    public int[] predicted() throws CorruptCheckpoint {
        return column(labelColumn(header), classesBegin(), header.images(), header.top(), header.classes() - 1);
    }

    /** All that is kept of what the checkpoint said. */
    public Predictions predictions() throws CorruptCheckpoint {
        int count = header.images() * header.top();
        int[] classes = column(labelColumn(header), classesBegin(), count, 1, header.classes() - 1);
        float[] scores = new float[count];
        columns.slice(columns.capacity() - count * Float.BYTES, count * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(scores);
        return new Predictions(header.top(), classes, scores);
    }

    /** Every {@code stride}-th number of a column. */
    private int[] column(Column column, int begin, int count, int stride, int most) throws CorruptCheckpoint {
        ByteBuffer from = columns.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            from.position(begin + i * stride * column.width());
            int value = column.get(from);
            if (value < 0 || value > most) {
                throw new CorruptCheckpoint(place, "row %d has %d, not 0 to %d".formatted(i, value, most));
            }
            values[i] = value;
        }
        return values;
    }

    private int groupsBegin() {
        return header.images() * labelColumn(header).width();
    }

    private int classesBegin() {
        return groupsBegin() + header.images() * groupColumn(header).width();
    }

    private static Column labelColumn(PredictionsHeader header) {
        return Column.upTo(Math.max(1, header.classes() - 1));
    }

    private static Column groupColumn(PredictionsHeader header) {
        return Column.upTo(header.groups().size());
    }

    private static long columnBytes(PredictionsHeader header) {
        int label = labelColumn(header).width();
        long row = label + groupColumn(header).width() + (long) header.top() * (label + Float.BYTES);
        return row * header.images();
    }

    private static PredictionsHeader header(String place, byte[] json) throws CorruptCheckpoint {
        try {
            return Json.events().readValue(json, PredictionsHeader.class);
        } catch (java.io.IOException | InvalidField e) {
            throw new CorruptCheckpoint(place, "its header cannot be read: " + e.getMessage());
        }
    }

    private static byte[] json(PredictionsHeader header) {
        try {
            return Json.canonical().writeValueAsBytes(header);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a header is plain JSON", e);
        }
    }
}

package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.points.Versions;
import dev.plumbline.contracts.event.TestRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Scores in a third of the bytes and a tenth of the time of JSON; they are written once per evaluation. */
final class VersionsSerde {
    private static final byte FORMAT = 3;

    private VersionsSerde() {}

    static Serde<Versions> serde() {
        return Serdes.serdeFrom((topic, versions) -> write(versions), (topic, bytes) -> read(bytes));
    }

    private static byte @Nullable [] write(@Nullable Versions versions) {
        if (versions == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeShort(versions.scores().size()); // at most a part of a PartsTable
            for (Score score : versions.scores()) {
                write(score, out);
            }
        } catch (IOException e) {
            throw new SerializationException("cannot write " + versions, e);
        }
        return bytes.toByteArray();
    }

    private static void write(Score score, DataOutputStream out) throws IOException {
        out.writeUTF(score.stage());
        out.writeInt(score.epoch());
        out.writeInt(score.generation());
        out.writeUTF(score.task());
        out.writeUTF(score.test());
        out.writeUTF(score.role().name());
        out.writeInt(score.metricVersion());
        out.writeDouble(score.accuracy());
        out.writeDouble(score.macroF1());
        out.writeDouble(score.constantAccuracy());
        out.writeDouble(score.constantMacroF1());
        Instant at = score.at();
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    private static @Nullable Versions read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw new SerializationException("scores are kept in format " + format + " where this analytics knows "
                        + FORMAT + "; start it once with --replay and it reads the log again");
            }
            List<Score> scores = new ArrayList<>();
            for (int left = in.readShort(); left > 0; left--) {
                scores.add(readScore(in));
            }
            return new Versions(scores);
        } catch (IOException e) {
            throw new SerializationException("cannot read scores of " + bytes.length + " bytes", e);
        }
    }

    private static Score readScore(DataInputStream in) throws IOException {
        return new Score(
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                TestRole.valueOf(in.readUTF()),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                Instant.ofEpochSecond(in.readLong(), in.readInt()));
    }
}

package dev.plumbline.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.contracts.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    Path directory;

    private Path path;
    private byte[] bytes;
    private String sha256;

    @BeforeEach
    void write() throws Exception {
        path = directory.resolve("checkpoint.safetensors");
        FileContent file = CheckpointFile.of(Checkpoints.containing(6));
        file.write(path);
        bytes = Files.readAllBytes(path);
        sha256 = file.sha256();
        assertThat(file.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        assertThat(sha256).isEqualTo(Digest.of(bytes));
        Checkpoint read = CheckpointFile.read(path, sha256);
        assertThat(read).isEqualTo(Checkpoints.containing(6));
    }

    /** Sums must come back to the last bit. */
    @Test
    void keepsHowFarAnEpochHasCome() throws Exception {
        Checkpoint.Within within = new Checkpoint.Within(3, 24, 1.0 / 3, 7, Math.PI, 0.1, 123456789012L, 5);
        Checkpoint.Header header = Checkpoints.header();
        Checkpoint snapshot = new Checkpoint(
                new Checkpoint.Header(
                        Checkpoint.Header.FORMAT,
                        header.stage(),
                        header.architecture(),
                        header.classes(),
                        0,
                        3,
                        header.seed(),
                        header.recipe(),
                        header.manifest(),
                        header.engine(),
                        within),
                Checkpoints.containing(6).tensors());
        FileContent file = CheckpointFile.of(snapshot);
        file.write(path);
        assertThat(CheckpointFile.read(path, file.sha256())).isEqualTo(snapshot);
    }

    @Test
    void readsTheHeaderOfBeforeSnapshots() throws Exception {
        Path old = directory.resolve("format1.safetensors");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("\\\"format\\\":2");
        Files.write(old, text.replace("\\\"format\\\":2", "\\\"format\\\":1").getBytes(StandardCharsets.ISO_8859_1));
        Checkpoint read = CheckpointFile.read(old, Digest.of(Files.readAllBytes(old)));
        assertThat(read.header().format()).isEqualTo(1);
        assertThat(read.header().within()).isNull();
    }

    @Test
    void refusesTheHeaderOfALaterFormat() throws Exception {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\\\"format\\\":2", "\\\"format\\\":3");
        Files.write(path, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CheckpointFile.read(path, Digest.of(Files.readAllBytes(path))))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("checkpoint.format");
    }

    @Test
    void givesEqualCheckpointsEqualBytes() {
        assertThat(CheckpointFile.of(Checkpoints.containing(6)).sha256()).isEqualTo(sha256);
        assertThat(CheckpointFile.of(Checkpoints.containing(7)).sha256()).isNotEqualTo(sha256);
    }

    /** https://github.com/huggingface/safetensors#format */
    @Test
    void keepsTheRulesOfTheFormat() throws Exception {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(file.getLong());
        assertThat(length % 8).isZero();
        String text = new String(bytes, 8, length, StandardCharsets.UTF_8);
        assertThat(text).startsWith("{");
        JsonNode header = new ObjectMapper().readTree(text);
        assertThat(header.path("__metadata__").properties())
                .allMatch(e -> e.getValue().isTextual());
        JsonNode weight = header.path("conv1.weight");
        assertThat(weight.path("dtype").asText()).isEqualTo("F32");
        assertThat(weight.path("shape").toString()).isEqualTo("[2,1,1,3]");
        int begin = weight.path("data_offsets").path(0).asInt();
        assertThat(weight.path("data_offsets").path(1).asInt()).isEqualTo(begin + 24);
        assertThat(file.getFloat(8 + length + begin + 20)).isEqualTo(6);
        assertThat(header.path("bn1.num_batches_tracked").toString())
                .contains("\"I64\"", "\"shape\":[]", "\"data_offsets\":[0,8]");
    }

    @Test
    void detectsAFlippedBitInEveryByte() throws Exception {
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            Files.write(path, flipped);
            assertThatThrownBy(() -> CheckpointFile.read(path, sha256))
                    .isInstanceOf(CorruptCheckpoint.class)
                    .hasMessageContaining(path.toString());
        }
    }

    /** The hash guards the file's name; the format has to hold by itself too, for files that others wrote. */
    @Test
    void detectsATornFileEvenUnderItsOwnHash() throws Exception {
        for (int length = 0; length < bytes.length; length++) {
            byte[] torn = Arrays.copyOf(bytes, length);
            Files.write(path, torn);
            assertThatThrownBy(() -> CheckpointFile.read(path, sha256)).isInstanceOf(CorruptCheckpoint.class);
            assertThatThrownBy(() -> CheckpointFile.read(path, Digest.of(torn))).isInstanceOf(CorruptCheckpoint.class);
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertCorrupt("{}", 0, "no Plumbline header");
        assertCorrupt("[]", 0, "no JSON object");
        assertCorrupt("{\"a\":", 0, "no JSON");
        assertCorrupt("{}", 4, "4 bytes of tensors, but the header tells of 0");
        assertCorrupt("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "takes 8");
        assertCorrupt("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 2, "0 to 4");
        assertCorrupt("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "4 to 8, after 0");
        assertCorrupt("{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "w");
        assertCorrupt("{\"w\":{\"dtype\":\"Q9\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "Q9");
        assertCorrupt("{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "data_offsets");
    }

    @Test
    void saysThatAFileIsGone() {
        assertThatThrownBy(() -> CheckpointFile.read(directory.resolve("none"), sha256))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("gone");
    }

    private void assertCorrupt(String header, int data, String fault) throws Exception {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] file = ByteBuffer.allocate(8 + json.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
        Files.write(path, file);
        assertThatThrownBy(() -> CheckpointFile.read(path, Digest.of(file)))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining(fault);
    }
}

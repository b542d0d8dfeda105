package dev.plumbline.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.models.engine.HostTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as others write them, by mistake and on purpose. */
class SafetensorsTest {
    private static final String WHOLE = "'w':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}";

    @Test
    void readsHalfPrecisionAsFloats() throws Exception {
        assertThat(floats("F16", 2, 0x3C00, 0xC000, 0x7BFF, 0x0001, 0x8000, 0x03FF, 0x3555))
                .containsExactly(1f, -2f, 65504f, 0x1p-24f, -0f, 1023 * 0x1p-24f, 0.33325195f);
        assertThat(floats("F16", 2, 0x7C00, 0xFC00, 0x7E00))
                .containsExactly(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN);
    }

    @Test
    void readsBrainFloatsAndDoublesAsFloats() throws Exception {
        assertThat(floats("BF16", 2, 0x3F80, 0xC040, 0x7F80)).containsExactly(1f, -3f, Float.POSITIVE_INFINITY);
        assertThat(floats("F64", 8, Double.doubleToLongBits(0.1), Double.doubleToLongBits(-1e300)))
                .containsExactly(0.1f, Float.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"I32,4", "U8,1", "BOOL,1", "F8_E4M3,1", "Q9,3"})
    void namesTheTensorOfATypeThatItCannotRead(String dtype, int bytes) throws Exception {
        ByteBuffer file = file("'w':{'dtype':'%s','shape':[1],'data_offsets':[0,%d]}".formatted(dtype, bytes), bytes);
        assertThat(Safetensors.parse("a file", file).entries()).hasSize(1);
        assertThatThrownBy(() -> WeightsFile.parse("a file", file))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContainingAll("a file", "tensor w", dtype);
    }

    @Test
    void readsAnyOrderOfTheHeader() throws Exception {
        ByteBuffer file = file(
                "'b':{'dtype':'F32','shape':[],'data_offsets':[4,8]},'none':{'dtype':'F32','shape':[0],'data_offsets':[4,4]},"
                        + WHOLE,
                8);
        assertThat(WeightsFile.parse("a file", file).keySet()).containsExactly("w", "none", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}|8|8 bytes of tensors",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}|6"
                        + "|2 to 6, after 4",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}|4"
                        + "|0 to 4, after 4",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}|4|4 to 0",
                "'a':{'dtype':'Q9','shape':[1],'data_offsets':[4,0]}|4|4 to 0",
                "'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}|4|dimension of -1",
                "'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}|4|dimension of 1.5",
                "'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,4]}|4|more elements",
                "'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,4]}|4|more elements",
                "'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,4]}|4|dimension of 99999999999999999999",
                "'a':{'dtype':'F32','shape':1,'data_offsets':[0,4]}|4|no shape",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,18446744073709551620]}|4|data_offsets",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}|4|data_offsets",
                "'a':{'shape':[1],'data_offsets':[0,4]}|4|no dtype",
                "'a':4|4|data_offsets",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}|4"
                        + "|Duplicate",
                "'__metadata__':{'epoch':1}|0|__metadata__.epoch is 1",
                "'__metadata__':[1]|0|__metadata__ is [1]",
            },
            quoteCharacter = '~')
    void refusesHeadersThatLie(String header, int bytes, String fault) {
        assertThatThrownBy(() -> WeightsFile.parse("a file", file(header, bytes)))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContainingAll("a file", fault);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "9223372036854775807", "10000001", "100"})
    void refusesHeadersOfALengthThatCannotBe(long length) {
        ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0, length);
        assertThatThrownBy(() -> WeightsFile.parse("a file", file))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContainingAll("64 bytes", String.valueOf(length));
    }

    @Test
    void refusesAFileThatEndsWithinItsLength() {
        assertThatThrownBy(() -> WeightsFile.parse("a file", ByteBuffer.allocate(7)))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("a file of 7 bytes is no safetensors file");
    }

    @Test
    void saysWhichFieldOfAPlumblineHeaderIsWrong() {
        assertThatThrownBy(() -> CheckpointFile.header("a file", Map.of("plumbline", "{\"format\":2}")))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("its Plumbline header")
                .hasMessageNotContainingAny("REDACTED", "DeserializationConfig");
    }

    @Test
    void refusesDeepNesting() {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + deep.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(deep.length).put(deep).flip();
        assertThatThrownBy(() -> WeightsFile.parse("a file", file)).isInstanceOf(CorruptCheckpoint.class);
    }

    @Test
    void writesWhatItReads() throws Exception {
        Map<String, HostTensor> weights = Map.of("fc.bias", HostTensor.floats(List.of(2L), 1, 2));
        ByteBuffer whole = ByteBuffer.allocate(1000);
        Safetensors.buffers(Map.of(), weights).forEach(whole::put);
        assertThat(WeightsFile.parse("a file", whole.flip())).isEqualTo(weights);
    }

    private static float[] floats(String dtype, int size, long... elements) throws CorruptCheckpoint {
        int bytes = size * elements.length;
        ByteBuffer file = file(
                "'w':{'dtype':'%s','shape':[%d],'data_offsets':[0,%d]}".formatted(dtype, elements.length, bytes),
                bytes);
        for (int i = 0; i < elements.length; i++) {
            for (int b = 0; b < size; b++) {
                file.put(file.capacity() - bytes + size * i + b, (byte) (elements[i] >> (8 * b)));
            }
        }
        HostTensor tensor =
                Objects.requireNonNull(WeightsFile.parse("a file", file).get("w"));
        assertThat(tensor.type()).isEqualTo(HostTensor.Type.F32);
        return tensor.toFloats();
    }

    private static ByteBuffer file(String header, int data) {
        byte[] json = ("{" + header.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        return file.rewind();
    }
}

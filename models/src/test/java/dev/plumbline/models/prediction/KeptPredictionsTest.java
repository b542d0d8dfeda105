package dev.plumbline.models.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.engine.Predictions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptPredictionsTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final int IMAGES = 300;

    @TempDir
    private Path directory;

    /** A file, and what went into it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Drawn(PredictionsHeader header, int[] labels, int[] groups, Predictions predictions) {
        static Drawn of(int classes, int groups) {
            SplittableRandom random = new SplittableRandom(classes + groups);
            int top = Math.min(Predictions.MOST, classes);
            List<String> names =
                    IntStream.range(0, groups).mapToObj(g -> "camera " + g).toList();
            float[] scores = new float[IMAGES * top];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) random.nextDouble();
            }
            return new Drawn(
                    new PredictionsHeader(1, SHA, 3, SHA, SHA, false, IMAGES, classes, top, names),
                    random.ints(IMAGES, 0, classes).toArray(),
                    random.ints(IMAGES, 0, groups + 1).toArray(),
                    new Predictions(
                            top, random.ints(IMAGES * (long) top, 0, classes).toArray(), scores));
        }

        ByteBuffer file() {
            return KeptPredictions.encode(header, labels, groups, predictions);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 3", "256, 255", "257, 256", "70000, 70000"})
    void readsBackWhatWasKeptInColumnsOfEveryWidth(int classes, int groups) throws Exception {
        Drawn drawn = Drawn.of(classes, groups);
        KeptPredictions read = KeptPredictions.read("file", drawn.file());
        assertThat(read.header()).isEqualTo(drawn.header());
        assertThat(read.labels()).isEqualTo(drawn.labels());
        assertThat(read.groups()).isEqualTo(drawn.groups());
        assertThat(read.predicted()).isEqualTo(drawn.predictions().labels());
        assertThat(read.predictions().classes()).isEqualTo(drawn.predictions().classes());
        assertThat(read.predictions().scores()).isEqualTo(drawn.predictions().scores());
    }

    @Test
    void takesSixBytesAClassAndFourForLabelAndGroupOfAThousandClasses() {
        ByteBuffer file = Drawn.of(1_000, 300).file();
        int header = 12 + file.order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(8);
        assertThat(file.remaining()).isEqualTo(header + IMAGES * (2 + 2 + 5 * (2 + 4)));
    }

    @Test
    void refusesWhatIsTornOrNoSuchFile() {
        ByteBuffer file = Drawn.of(20, 3).file();
        for (int length : new int[] {0, 5, 11, 40, file.remaining() - 1}) {
            assertThatThrownBy(() -> KeptPredictions.read("the file", file.slice(0, length)))
                    .isInstanceOf(CorruptCheckpoint.class)
                    .hasMessageStartingWith("the file: ");
        }
        assertThatThrownBy(() -> KeptPredictions.read("the file", ByteBuffer.allocate(100)))
                .hasMessage("the file: it is no file of predictions");
    }

    @Test
    void theStoreFindsABitThatFlippedAndAFileThatIsGone() throws Exception {
        DirectoryStore store = new DirectoryStore(directory);
        CheckpointRef checkpoint = new CheckpointRef(SHA, 3, 1, SHA, 1);
        ByteBuffer file = Drawn.of(20, 3).file();
        String sha256 = store.putPredictions(checkpoint, file);
        assertThat(store.predictions(checkpoint, sha256)).isEqualTo(file);
        Path stored = directory.resolve("stage/" + SHA + "/3/" + sha256 + ".predictions");
        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length / 2] ^= 4;
        Files.write(stored, bytes);
        assertThatThrownBy(() -> store.predictions(checkpoint, sha256))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("have the hash");
        Files.delete(stored);
        assertThatThrownBy(() -> store.predictions(checkpoint, sha256))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("are gone");
    }
}

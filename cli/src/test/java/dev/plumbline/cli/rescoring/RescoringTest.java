package dev.plumbline.cli.rescoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.models.checkpoint.DirectoryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescoringTest {
    private static final Map<String, String> MERGED = Map.of("cat", "animal", "dog", "animal", "car", "thing");

    @TempDir
    private Path directory;

    private DirectoryStore store;
    private KeptTestSet kept;

    @BeforeEach
    void keep() throws Exception {
        store = new DirectoryStore(directory);
        kept = KeptTestSet.in(store);
    }

    @Test
    void givesTheSameScoresAndTheIntervalsThatWereNotThere() throws Exception {
        Evaluation before = kept.evaluation("id-test", TestRole.ID_TEST, KeptTestSet.mistaken());
        Rescoring anew = Rescoring.of(List.of(before), MetricName.ACCURACY, store, null);
        Rescored only = anew.rescored().get(0);
        assertThat(only.fault()).isNull();
        assertThat(only.old()).isEqualTo(only.value()).isEqualTo(1.0 / 3);
        assertThat(Objects.requireNonNull(only.interval()).units()).isEqualTo(6);
        Evaluation event = anew.events(4, Instant.EPOCH).get(0);
        assertThat(event.counts()).isEqualTo(before.counts());
        assertThat(event.metricVersion()).isEqualTo(4);
        assertThat(event.cited()).isEqualTo(before.cited());
        assertThat(event.classMap()).isNull();
    }

    @Test
    void mergesClassesOfTruthAndPredictions() throws Exception {
        Evaluation id = kept.evaluation("id-test", TestRole.ID_TEST, KeptTestSet.mistaken());
        Evaluation ood = kept.evaluation("ood-test", TestRole.OOD_TEST, kept.labels());
        Rescoring anew = Rescoring.of(List.of(id, ood), MetricName.MACRO_F1, store, MERGED);
        assertThat(anew.rescored()).extracting(Rescored::value).containsExactly(1.0, 1.0);
        assertThat(anew.events(2, Instant.EPOCH))
                .as("one version in and out of distribution, so that a trend takes the point")
                .extracting(Evaluation::metricVersion, Evaluation::test)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "id-test"),
                        org.assertj.core.groups.Tuple.tuple(2, "ood-test"));
        assertThat(anew.events(2, Instant.EPOCH).get(0).counts().support()).containsExactly(20L, 10L);
        assertThat(anew.classMap()).hasSize(64);
    }

    @Test
    void publishesNothingWhereOnePredictionsFileIsGoneAlteredOrNeverWas() throws Exception {
        Evaluation sound = kept.evaluation("id-test", TestRole.ID_TEST, kept.labels());
        Evaluation altered = kept.evaluation("ood-test", TestRole.OOD_TEST, KeptTestSet.mistaken());
        Path file = kept.file(altered);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        PredictionsRef nowhere = new PredictionsRef(KeptTestSet.digest("gone"), 1, 30, 1);
        Evaluation gone = KeptTestSet.evaluation("b", TestRole.OOD_TEST, altered.counts(), nowhere);
        Evaluation never = KeptTestSet.evaluation("c", TestRole.OOD_TEST, altered.counts(), null);
        Rescoring anew = Rescoring.of(List.of(sound, altered, gone, never), MetricName.MACRO_F1, store, null);
        assertThat(anew.rescored().get(0).fault()).isNull();
        assertThat(anew.rescored().get(1).fault()).contains("have the hash");
        assertThat(anew.rescored().get(2).fault()).contains("the predictions are gone");
        assertThat(anew.rescored().get(3).fault()).isEqualTo("it was scored before predictions were kept");
        assertThatIllegalStateException()
                .isThrownBy(() -> anew.events(2, Instant.EPOCH))
                .withMessageContaining("3 of 4");
    }

    @Test
    void refusesPredictionsThatGiveOtherCountsThanTheEvaluation() throws Exception {
        Evaluation id = kept.evaluation("id-test", TestRole.ID_TEST, kept.labels());
        Evaluation ood = kept.evaluation("ood-test", TestRole.OOD_TEST, KeptTestSet.mistaken());
        Evaluation swapped = KeptTestSet.evaluation("ood-test", TestRole.OOD_TEST, ood.counts(), id.predictions());
        Rescoring anew = Rescoring.of(List.of(id, swapped), MetricName.ACCURACY, store, null);
        assertThat(anew.rescored().get(0).fault()).isNull();
        assertThat(anew.rescored().get(1).fault())
                .contains("not those of the evaluation on ood-test: accuracy 1.0, not 0.333");
        assertThat(anew.faults()).isEqualTo(1);
    }

    @Test
    void namesTheClassThatAMapLacks() throws Exception {
        Evaluation id = kept.evaluation("id-test", TestRole.ID_TEST, KeptTestSet.mistaken());
        Rescoring anew = Rescoring.of(List.of(id), MetricName.ACCURACY, store, Map.of("cat", "a", "dog", "b"));
        assertThat(anew.rescored().get(0).fault()).isEqualTo("the class map has no line for class car");
    }

    @Test
    void readsAClassMapAndNamesTheLineAtFault() throws Exception {
        Path file = directory.resolve("map.csv");
        Files.writeString(file, "class,maps_to\ncat,animal\ndog,animal\n\ncar,thing\n");
        assertThat(ClassMapCsv.read(file)).isEqualTo(MERGED);
        for (String wrong : List.of("cat", "class,maps_to\ncat,animal\ncat,thing", "class,maps_to\ncat,a\ndog")) {
            Files.writeString(file, wrong);
            assertThatThrownBy(() -> ClassMapCsv.read(file))
                    .isInstanceOf(InvalidField.class)
                    .hasMessageContaining("map.csv, line " + (wrong.length() < 5 ? 1 : 3));
        }
    }

    @Test
    void refusesAClassMapThatIsAHeaderAlone() throws Exception {
        Path file = Files.writeString(directory.resolve("map.csv"), "class,maps_to\n\n");
        assertThatThrownBy(() -> ClassMapCsv.read(file))
                .isInstanceOf(InvalidField.class)
                .hasMessage(file + ": a header alone; expected a line for each class below it");
    }

    @Test
    void readsAClassMapWithAByteOrderMarkAndRefusesOneThatIsNoText() throws Exception {
        Path file = directory.resolve("map.csv");
        Files.writeString(file, "\uFEFFclass,maps_to\r\ncat,animal\r\ndog,animal\r\ncar,thing\r\n");
        assertThat(ClassMapCsv.read(file)).isEqualTo(MERGED);
        Files.write(file, new byte[] {'c', (byte) 0xe4});
        assertThatThrownBy(() -> ClassMapCsv.read(file))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("map.csv: bytes that are no UTF-8");
    }
}

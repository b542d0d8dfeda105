package dev.plumbline.cli.rescoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.catalogue.RecipeRef;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.ManifestHeader;
import dev.plumbline.datasets.manifest.ManifestRow;
import dev.plumbline.evaluators.metric.Scorer;
import dev.plumbline.evaluators.metric.TestSplit;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.prediction.KeptPredictions;
import dev.plumbline.models.prediction.PredictionsHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescoringTest {
    private static final Map<String, String> MERGED = Map.of("cat", "animal", "dog", "animal", "car", "thing");
    private static final CheckpointRef CHECKPOINT = new CheckpointRef(digest("stage"), 2, 1, digest("weights"), 10);

    @TempDir
    private Path directory;

    private DirectoryStore store;
    private DataRef data;
    private TestSplit split;

    /** 10 images of cats, dogs and cars each, from 6 cameras. */
    @BeforeEach
    void keep() throws Exception {
        store = new DirectoryStore(directory);
        List<ClassLabel> classes =
                List.of(new ClassLabel("cat", "cat"), new ClassLabel("dog", "dog"), new ClassLabel("car", "car"));
        Manifest manifest = Manifest.of(
                new ManifestHeader("source", digest("listing"), null, "id-test", classes, 30, List.of()),
                IntStream.range(0, 30).mapToObj(i -> new ManifestRow("%02d".formatted(i), i / 10, "camera-" + i % 6)));
        store.putManifest(manifest.bytes());
        data = manifest.ref();
        split = TestSplit.of(manifest);
    }

    private Evaluation evaluation(String test, TestRole role, int... predicted) throws Exception {
        float[] scores = new float[predicted.length];
        PredictionsHeader header = PredictionsHeader.of(CHECKPOINT, data, false, 1, split.groupNames());
        ByteBuffer file =
                KeptPredictions.encode(header, split.labels(), split.groups(), new Predictions(1, predicted, scores));
        String sha256 = store.putPredictions(CHECKPOINT, file);
        LabelCounts counts = Scorer.counts(split, predicted);
        return evaluation(test, role, counts, new PredictionsRef(sha256, file.remaining(), 30, 1));
    }

    private static Evaluation evaluation(String test, TestRole role, LabelCounts counts, PredictionsRef predictions) {
        return new Evaluation(
                CHECKPOINT,
                new RecipeRef("recipe", digest("recipe")),
                "task",
                test,
                role,
                1,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                null,
                null,
                predictions,
                null,
                null,
                "worker",
                Instant.EPOCH);
    }

    /** Cats are dogs, dogs are cats, cars are cars. */
    private static int[] mistaken() {
        return IntStream.range(0, 30).map(i -> new int[] {1, 0, 2}[i / 10]).toArray();
    }

    @Test
    void givesTheSameScoresAndTheIntervalsThatWereNotThere() throws Exception {
        Evaluation before = evaluation("id-test", TestRole.ID_TEST, mistaken());
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
        Evaluation id = evaluation("id-test", TestRole.ID_TEST, mistaken());
        Evaluation ood = evaluation("ood-test", TestRole.OOD_TEST, split.labels());
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
        Evaluation sound = evaluation("id-test", TestRole.ID_TEST, split.labels());
        Evaluation altered = evaluation("ood-test", TestRole.OOD_TEST, mistaken());
        PredictionsRef ref = Objects.requireNonNull(altered.predictions());
        Path file = directory.resolve("stage/" + CHECKPOINT.stage() + "/2/" + ref.sha256() + ".predictions");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        Evaluation gone =
                evaluation("b", TestRole.OOD_TEST, altered.counts(), new PredictionsRef(digest("gone"), 1, 30, 1));
        LabelCounts counts = altered.counts();
        Evaluation never = new Evaluation(
                CHECKPOINT,
                altered.recipe(),
                "task",
                "c",
                TestRole.OOD_TEST,
                1,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                null,
                "worker",
                Instant.EPOCH);
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
    void namesTheClassThatAMapLacks() throws Exception {
        Evaluation id = evaluation("id-test", TestRole.ID_TEST, mistaken());
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

    private static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

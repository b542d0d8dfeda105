package dev.plumbline.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNameTest {
    private static final String STAGE = Checkpoints.STAGE;
    private static final String SHA = Checkpoints.digest("weights");

    @Test
    void isReadBackFromItsPath() {
        List<FileName> names = List.of(
                new FileName.Weights(STAGE, 1, SHA),
                new FileName.Tombstone(STAGE, 90, SHA),
                new FileName.Snapshot(STAGE, 3, "0".repeat(64), SHA),
                new FileName.Predictions(STAGE, 4, SHA),
                new FileName.Marker(STAGE, 12, 2),
                new FileName.Manifest(SHA),
                new FileName.Imported(SHA),
                new FileName.Temporary("manifests/tmp-123"),
                new FileName.Foreign("notes.txt"));
        assertThat(names)
                .allSatisfy(name -> assertThat(FileName.of(name.path())).isEqualTo(name));
    }

    @Test
    void knowsWhatAStoreDoesNotWrite() {
        assertThat(List.of(
                        "stage/" + STAGE + "/0/1.json",
                        "stage/" + STAGE + "/1/01.json",
                        "stage/" + STAGE + "/1/9999999999.json",
                        "stage/short/1/1.json",
                        "weights/" + SHA,
                        "weights/" + SHA.toUpperCase(java.util.Locale.ROOT) + ".safetensors"))
                .allSatisfy(path -> assertThat(FileName.of(path)).isEqualTo(new FileName.Foreign(path)));
    }
}

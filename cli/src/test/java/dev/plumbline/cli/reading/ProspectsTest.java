package dev.plumbline.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.producers.study.Study;
import dev.plumbline.producers.study.StudyReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProspectsTest {
    @Test
    void theDemoSaysThatItsSixPretrainingsDecideNoneOfThreeComparisons() throws Exception {
        Study demo;
        try (InputStream in = ProspectsTest.class.getResourceAsStream("/dev/plumbline/cli/studies/demo.yaml")) {
            String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            demo = new StudyReader(request -> List.of()).read("demo.yaml", yaml);
        }

        assertThat(new Prospects(List.of(demo), new Tasks(Sources.of(List.of()))).doubts())
                .singleElement()
                .asString()
                .startsWith("study demo: no difference can be called higher or lower: over 3 comparisons of 6 pairs")
                .contains("With 7 pairs it can");
    }
}

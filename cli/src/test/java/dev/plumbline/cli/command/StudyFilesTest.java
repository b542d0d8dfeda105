package dev.plumbline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.Request;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.producers.study.InvalidStudy;
import dev.plumbline.producers.study.Study;
import dev.plumbline.producers.study.StudyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The studies that come with the project are what they claim to be. */
class StudyFilesTest {
    private static final Path STUDIES = Path.of("..", "studies");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(STUDIES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStudyIsWellFormed(Path file) throws IOException, InvalidStudy {
        Study study = new StudyReader(request -> List.of()).read(file);
        assertThat(study.name() + ".yaml").isEqualTo(file.getFileName().toString());
        assertThat(study.series()).contains("scratch");
    }

    @Test
    void theRenderedObjectsAllowTheirStudy() throws IOException {
        List<Study> studies = SubmitCommand.read(Sources.of(List.of()), List.of(STUDIES.resolve("objects.yaml")));
        assertThat(studies.get(0).requests()).hasSize(7 * 2 * 3);
    }

    @Test
    void theInterventionsDifferInTheirVariants() throws IOException, InvalidStudy {
        Study study = new StudyReader(request -> List.of()).read(STUDIES.resolve("interventions.yaml"));
        assertThat(study.requests().stream()
                        .map(Request::pretraining)
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSize(study.series().size() - 1);
    }
}

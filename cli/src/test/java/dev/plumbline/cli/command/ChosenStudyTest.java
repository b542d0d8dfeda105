package dev.plumbline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.cli.reading.RateChoice;
import dev.plumbline.producers.study.InvalidStudy;
import dev.plumbline.producers.study.Study;
import dev.plumbline.producers.study.StudyReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChosenStudyTest {
    private static final String STUDY = """
            name: s
            task: t
            finetuning: {recipe: r, epochs: 3}
            architectures: [a, b]
            seeds: [0, 1]
            learningRates: [5.0E-4, 0.05]
            series: [{name: scratch}, {name: x, pretraining: {source: p, recipe: q}}]
            """;

    private static RateChoice choice(String series, String architecture, @Nullable Double chosen) {
        return new RateChoice(series, architecture, "t", List.of(), chosen, false);
    }

    @Test
    void theStudyRunsTheChosenRatesAlone() throws IOException, InvalidStudy {
        String chosen = ChosenStudy.of(
                STUDY,
                List.of(
                        choice("scratch", "a", 0.05),
                        choice("scratch", "b", 5e-4),
                        choice("x", "a", 5e-4),
                        choice("x", "b", 0.05)));
        StudyReader reader = new StudyReader(request -> List.of());
        Study study = reader.read("s-chosen.yaml", chosen);
        assertThat(study.name()).isEqualTo("s-chosen");
        assertThat(study.requests()).hasSize(8);
        assertThat(study.requests())
                .extracting(
                        request -> request.series(),
                        request -> request.architecture(),
                        request -> request.finetuning().learningRate())
                .containsOnly(
                        tuple("scratch", "a", 0.05),
                        tuple("scratch", "b", 5e-4),
                        tuple("x", "a", 5e-4),
                        tuple("x", "b", 0.05));
        assertThat(reader.read("s.yaml", STUDY).requests())
                .extracting(request -> request.finetuning())
                .containsAll(study.requests().stream()
                        .map(request -> request.finetuning())
                        .toList());
    }

    @Test
    void nothingIsWrittenBeforeEveryChoiceIsMade() {
        assertThatThrownBy(() -> ChosenStudy.of(STUDY, List.of(choice("scratch", "a", null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("series scratch, a: no rate is chosen; expected every run");
    }
}

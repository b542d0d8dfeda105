package dev.plumbline.producers.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.producers.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyReaderTest {
    private static final String STUDY = """
            name: s
            task: rendered:camtrap
            finetuning: {recipe: small/finetune, epochs: 3}
            architectures: [resnet8_small, resnet14_small]
            seeds: [0, 1, 2]
            series:
              - name: scratch
              - name: few
                pretraining:
                  source: rendered:objects
                  variant: {images: {total: 1000}, balance: class}
                  recipe: small/pretrain
                  seeds: [7, 8]
                seeds: [0]
            """;

    private final StudyReader reader = new StudyReader(request -> List.of());

    @Test
    void aStudyIsTheGridOfItsSeriesArchitecturesAndSeeds() throws InvalidStudy {
        Study study = reader.read("s.yaml", STUDY);
        assertThat(study.name()).isEqualTo("s");
        assertThat(study.series()).containsExactly("scratch", "few");
        assertThat(study.requests()).hasSize(2 * 3 + 2 * 2).doesNotHaveDuplicates();
        assertThat(study.requests()).extracting(Request::id).doesNotHaveDuplicates();
        assertThat(study.requests().get(0).pretraining()).isNull();
        assertThat(study.requests())
                .filteredOn(request -> request.series().equals("few"))
                .extracting(Request::pretraining)
                .extracting(Objects::requireNonNull)
                .extracting(Pretraining::seed)
                .containsExactly(7L, 8L, 7L, 8L);
        assertThat(study.requests()).allSatisfy(request -> {
            assertThat(request.finetuning().epochs()).isEqualTo(3);
            assertThat(request.id()).isEqualTo(request.derivedId());
        });
    }

    @Test
    void aFirstRoundOverTheGridComesBeforeASecondOne() throws InvalidStudy {
        assertThat(reader.read("s.yaml", STUDY).requests())
                .extracting(request -> request.finetuning().seed())
                .isSorted();
    }

    @Test
    void aGridOfLearningRatesIsTheSameForEverySeries() throws InvalidStudy {
        Study study = reader.read("s.yaml", STUDY + "learningRates: [0.01, 0.1]\n");
        assertThat(study.requests()).hasSize(2 * (2 * 3 + 2 * 2));
        assertThat(study.requests()).extracting(Request::id).doesNotHaveDuplicates();
        for (String series : study.series()) {
            assertThat(study.requests())
                    .filteredOn(request -> request.series().equals(series))
                    .extracting(request -> request.finetuning().learningRate())
                    .containsOnly(0.01, 0.1);
        }
        assertThatThrownBy(() -> reader.read("s.yaml", STUDY + "learningRates: [0.01, 0]\n"))
                .hasMessageContaining("learningRates[1]: 0.0; expected a number above 0, at most 1000");
    }

    @Test
    void aSeriesMayHaveARateOfItsOwnForAnArchitecture() throws InvalidStudy {
        String own = STUDY + "    learningRates: {resnet8_small: 0.03}\nlearningRates: [0.01, 0.1]\n";
        Study study = reader.read("s.yaml", own);
        assertThat(study.requests())
                .filteredOn(request -> request.series().equals("few"))
                .extracting(
                        Request::architecture, request -> request.finetuning().learningRate())
                .containsOnly(
                        tuple("resnet8_small", 0.03), tuple("resnet14_small", 0.01), tuple("resnet14_small", 0.1));
        assertThatThrownBy(() -> reader.read("s.yaml", own.replace("{resnet8_small", "{resnet9_small")))
                .hasMessageContaining("series[1].learningRates: resnet9_small; expected one of resnet14_small");
    }

    @Test
    void whatIsNotWrittenTakesItsDefault() throws InvalidStudy {
        Study study = reader.read("s.yaml", """
                {name: s, task: t, finetuning: {recipe: r}, architectures: [a], seeds: [0],
                 series: [{name: x, pretraining: {source: p, recipe: q}}]}""");
        Pretraining pretraining = study.requests().get(0).pretraining();
        assertThat(pretraining).isEqualTo(new Pretraining("p", Variant.all(), "q", null, 0));
    }

    @Test
    void theDeclaredMarginAndTheLengthOfAnEpochReachEveryRequest() throws InvalidStudy {
        Study study = reader.read("s.yaml", """
                {name: s, task: t, finetuning: {recipe: r}, architectures: [a], seeds: [0, 1], margin: 0.5,
                 series: [{name: x, pretraining: {source: p, recipe: q, epochs: 4, epochImages: 6400}}]}""");
        assertThat(study.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.margin()).isEqualTo(0.5);
            assertThat(Objects.requireNonNull(request.pretraining()).epochImages())
                    .isEqualTo(6_400L);
            assertThat(request.id()).isEqualTo(request.withMargin(2.0).id());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name: s              | name: a/b            | s.yaml:1: name: a/b; expected a name without a slash
            name: s              | nam: s               | s.yaml:1: name: missing; expected a name
            name: s              | name: 5              | s.yaml:1: name: 5; expected text
            task: rendered       | task: @rendered      | s.yaml:2: not YAML: a text that begins with @; expected quotes around it
            epochs: 3            | epochs: three        | s.yaml:3: finetuning.epochs: three; expected a whole number
            epochs: 3            | epochs: 0            | s.yaml:3: finetuning.epochs: 0; expected 1 to 10000
            epochs: 3            | epochs: 2147483647   | s.yaml:3: finetuning.epochs: 2147483647; expected 1 to 10000
            epochs: 3            | epoch: 3             | s.yaml:3: finetuning.epoch: unknown field; expected one of epochs, recipe
            [0, 1, 2]            | [0, 1, 1]            | s.yaml:5: seeds[2]: 1; expected each one once
            [0, 1, 2]            | []                   | s.yaml:5: seeds: []; expected a list of at least one
            [0, 1, 2]            | [0, x]               | s.yaml:5: seeds[1]: x; expected a whole number
            [0, 1, 2]            | 3                    | s.yaml:5: seeds: 3; expected a list
            name: few            | name: scratch        | s.yaml:8: series[1].name: scratch; expected each one once
            epochs: 3            | epochs: 3, epochs: 4 | s.yaml:3: finetuning.epochs: doubled; expected each field once, and line 3 has it
            epochs: 3            | epochs: .nan         | s.yaml:3: finetuning.epochs: .nan; expected a finite number
            epochs: 3            | epochs: -.Inf        | s.yaml:3: finetuning.epochs: -.Inf; expected a finite number
            epochs: 3            | epochs: ".nan"       | s.yaml:3: finetuning.epochs: .nan; expected a whole number
            epochs: 3            | epochs: "3"          | s.yaml:3: finetuning.epochs: "3"; expected a whole number
            epochs: 3            | epochs: 99999999999  | s.yaml:3: finetuning.epochs: 99999999999; expected a whole number from -2147483648 to 2147483647
            [0, 1, 2]            | [18446744073709551616] | s.yaml:5: seeds[0]: 18446744073709551616; expected a whole number from -9223372036854775808 to 9223372036854775807
            name: s              | ? [a]                | s.yaml:1: a field whose name is a list; expected a text
            name: s              | name: "s             | s.yaml:1: not YAML: a quote that does not end; expected one more
            name: s              | name: *s             | s.yaml:1: not YAML: a text that begins with *; expected quotes around it
            task: rendered       | task: a: rendered    | s.yaml:2: not YAML: a colon and a space inside a value; expected quotes around a text that has them, or one field a line
            total: 1000          | total: {a: 1}        | s.yaml:11: series[1].pretraining.variant.images: {total: {a: 1}}; expected all, {total: n} or {perClass: n}
            total: 1000          | total: 0             | s.yaml:11: series[1].pretraining.variant.images.total: 0; expected at least 1
            total: 1000          | sum: 1000            | s.yaml:11: series[1].pretraining.variant.images: {sum: 1000}; expected all, {total: n} or {perClass: n}
            balance: class       | balance: even        | s.yaml:11: series[1].pretraining.variant.balance: even; expected one of none, class
            seeds: [7, 8]        | seed: 7              | s.yaml:13: series[1].pretraining.seed: unknown field; expected one of epochImages, epochs, recipe, seeds, source, variant
            """)
    void aFaultIsNamedWithFileLineFieldAndValue(String sound, String faulty, String sentence) {
        assertThatThrownBy(
                        () -> reader.read("s.yaml", STUDY.replaceFirst(java.util.regex.Pattern.quote(sound), faulty)))
                .isInstanceOf(InvalidStudy.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void aStudyDeclaresOneMarginAtMost() {
        assertThatThrownBy(() -> reader.read("s.yaml", STUDY + "margin: 1\nmargin: 2\n"))
                .isInstanceOf(InvalidStudy.class)
                .hasMessage("s.yaml:16: margin: doubled; expected each field once, and line 15 has it");
    }

    @Test
    void aDoubledFieldIsRefused() {
        assertThatThrownBy(() -> reader.read("s.yaml", STUDY + "task: other\n"))
                .isInstanceOf(InvalidStudy.class)
                .hasMessage("s.yaml:15: task: doubled; expected each field once, and line 2 has it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "null\n"})
    void anEmptyFileIsRefusedWithWhatAStudyHas(String empty) {
        assertThatThrownBy(() -> reader.read("s.yaml", empty))
                .isInstanceOf(InvalidStudy.class)
                .hasMessage("s.yaml: empty; expected a study: name, task, finetuning, architectures, seeds and series");
    }

    @Test
    void aDirectoryIsNoStudy() {
        Path here = Path.of(".");
        assertThatThrownBy(() -> reader.read(here))
                .isInstanceOf(InvalidStudy.class)
                .hasMessage(here + ": a directory; expected a study in YAML");
    }

    @Test
    void tabsIndentationAndControlCharactersAreNamedWithTheirLine() {
        refuses(STUDY.replace("    pretraining:", "\tpretraining:"), ":9: not YAML: a tab; expected spaces");
        refuses(
                STUDY.replace("      recipe: small/pretrain", "     recipe: small/pretrain"),
                ":12: not YAML: a line that is indented unlike its neighbours");
        refuses(STUDY.replace("few", "f\u0007w"), ":8: not YAML: the character U+0007; expected text");
        refuses(STUDY + "---\nname: t\n", ":15: not YAML: a second document; expected one study a file");
    }

    @Test
    void aRateThatIsMissingIsNamed() {
        refuses(
                STUDY + "    learningRates: {resnet8_small: }\n",
                ":15: series[1].learningRates.resnet8_small: missing; expected a value");
    }

    @Test
    void aliasesThatMultiplyAreLookedAtOnce() {
        StringBuilder bomb = new StringBuilder("l0: &l0 [.nan]\n");
        for (int i = 1; i < 25; i++) {
            bomb.append("l%1$d: &l%1$d [*l%2$d, *l%2$d]\n".formatted(i, i - 1));
        }
        refuses(bomb.toString(), ":1: l0[0]: .nan; expected a finite number");
    }

    private void refuses(String yaml, String message) {
        assertThatThrownBy(() -> reader.read("s.yaml", yaml))
                .isInstanceOf(InvalidStudy.class)
                .hasMessageStartingWith("s.yaml" + message);
    }

    @Test
    void faultsOfSeveralPartsAreToldAtOnce() {
        String text = STUDY.replace("epochs: 3", "epochs: 0").replace("total: 1000", "total: -1");
        assertThatThrownBy(() -> reader.read("s.yaml", text))
                .isInstanceOfSatisfying(
                        InvalidStudy.class, e -> assertThat(e.faults()).hasSize(2));
    }

    @Test
    void whatTheCheckFindsIsToldOnceAndAtTheStudysOwnPlace() {
        StudyReader checking = new StudyReader(request -> request.pretraining() == null
                ? List.of(new Problem(Problem.Reason.UNKNOWN, "finetuning.task", "t", "expected one of a, b"))
                : List.of(
                        new Problem(Problem.Reason.IMPOSSIBLE, "pretraining.variant.images", "600", "has only 100"),
                        new Problem(Problem.Reason.UNKNOWN, "architecture", request.architecture(), "expected x")));
        assertThatThrownBy(() -> checking.read("s.yaml", STUDY))
                .isInstanceOf(InvalidStudy.class)
                .hasMessage("""
                        s.yaml:2: task: t; expected one of a, b
                        s.yaml:11: series[1].pretraining.variant.images: 600; has only 100
                        s.yaml:4: architectures[0]: resnet8_small; expected x
                        s.yaml:4: architectures[1]: resnet14_small; expected x""");
    }

    @Test
    void aVariantIsReadAsARequestWouldReadIt() throws InvalidStudy {
        Pretraining pretraining = reader.read("s.yaml", STUDY).requests().get(2).pretraining();
        assertThat(Objects.requireNonNull(pretraining).variant().images()).isEqualTo(new ImageBudget.Total(1000));
    }

    @Test
    void aSeriesStartsFromWeightsInItsFirstStage() throws InvalidStudy {
        StudyReader starting =
                new StudyReader(request -> List.of(), (series, architectures, written) -> written == null ? null : SHA);
        List<Request> requests = starting.read("s.yaml", WEIGHTS).requests();
        assertThat(requests)
                .extracting(request -> request.finetuning().weights())
                .containsExactly(null, SHA, null);
        assertThat(Objects.requireNonNull(requests.get(2).pretraining()).weights())
                .isEqualTo(SHA);
        assertThat(requests).extracting(Request::id).doesNotHaveDuplicates();
    }

    @Test
    void aStudyFromAfarNamesWeightsByTheirDigest() {
        assertThatThrownBy(() -> reader.read("s.yaml", WEIGHTS))
                .hasMessageContainingAll("series[1].weights", "resnet.safetensors", "SHA-256");
    }

    private static final String SHA = "ab".repeat(32);
    private static final String WEIGHTS = """
            {name: s, task: t, finetuning: {recipe: r}, architectures: [a], seeds: [0],
             series: [{name: x}, {name: y, weights: resnet.safetensors},
                      {name: z, weights: resnet.safetensors, pretraining: {source: p, recipe: q}}]}""";
}

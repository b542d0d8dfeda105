package dev.plumbline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Crop;
import dev.plumbline.contracts.catalogue.Decay;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.catalogue.Schedule;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.catalogue.Warmup;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.variant.Variant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final DataRef DATA = new DataRef("rendered:objects", SHA, 2000, 60);
    private static final Pretraining PRETRAINING =
            new Pretraining("rendered:objects", Variant.all(), "small/pretrain", null, 0);

    private final Topics topics = new Topics("plumbline");
    private static final Recipe RECIPE = new Recipe(
            "test",
            new View(View.Fit.CENTRE, 32, 32, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
            Augmentation.flipped(new Crop.Padded(2)),
            64,
            1,
            5,
            null,
            new Optimizer.Sgd(0.1, 0.9, true, 5e-4),
            new Schedule(Warmup.epochs(0.5), new Decay.Cosine()),
            Regularisation.none(),
            null,
            Precision.FLOAT32);
    private final Stage pretrain = new Stage(StageKind.PRETRAIN, "resnet8_small", DATA, RECIPE, 0, null);
    private final Stage finetune = new Stage(StageKind.FINETUNE, "resnet8_small", DATA, RECIPE, 1, pretrain.id());

    private static Request request() {
        Finetuning finetuning = new Finetuning("rendered:camtrap", "small/finetune", 3, 1);
        return Request.named("demo", "objects-2000", "resnet8_small", PRETRAINING, finetuning, 0);
    }

    @Test
    void whatIsWrittenIsReadBack() throws MalformedEvent {
        Accepted accepted = new Accepted(
                request(), pretrain, finetune, null, List.of(new TestSet("id-test", TestRole.ID_TEST, DATA)));
        assertThat(topics.requests().decode(topics.requests().encode(request())))
                .isEqualTo(request());
        assertThat(topics.accepted().decode(topics.accepted().encode(accepted))).isEqualTo(accepted);
    }

    @Test
    void equalContentGivesOneRequestId() {
        assertThat(request().id()).isEqualTo(request().id()).startsWith("demo/objects-2000/resnet8_small/");
    }

    @Test
    void theIdOfAStageIsAPromiseToEveryCheckpointInEveryStore() {
        assertThat(pretrain.id()).isEqualTo("b606b736d2fc14e0f5f5330e2238a753004279e364576da16587d1ba8189f763");
        assertThat(finetune.id()).isEqualTo("6d0924b130813c3e819af59c45634a0ff2de00bed059130bf7a3ff200eaf84a1");
    }

    @Test
    void whatARequestDoesNotSayTakesItsDefault() throws Exception {
        Request read = Json.strict().readValue("""
                        {"study":"s","series":"a","architecture":"resnet8_small",
                         "pretraining":{"source":"rendered:objects","recipe":"small/pretrain"},
                         "finetuning":{"task":"rendered:camtrap","recipe":"small/finetune"}}""", Request.class);
        assertThat(read.pretraining()).isEqualTo(PRETRAINING);
        assertThat(read.id()).isEqualTo(read.derivedId());
    }

    @Test
    void anUnfitValueIsNamedWithItsFieldAndItsPlace() {
        byte[] bytes = """
                {"study":"s","series":"a","architecture":"resnet8_small",
                 "finetuning":{"task":"rendered:camtrap","recipe":"small/finetune","epochs":0}}""".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> topics.requests().decode(bytes))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith("plumbline.requests: finetuning.epochs: 0; expected 1 to 10000 (line 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            null                    | null; expected an object of fields
            []                      | a list; expected an object of fields (line 1, column 1)
            {"study":5}             | study: 5; expected text (line 1, column 10)
            {"finetuning":{"a":1,"task":"t","recipe":"r"}} | finetuning.a: unknown field; expected one of epochs, learningRate, recipe, seed, task, weights (line 1, column
            {"priority":"high"}     | priority: high; expected a whole number (line 1, column 13)
            {"priority":1.5}        | priority: 1.5; expected a whole number (line 1, column 13)
            {"study":"a","series":"b","architecture":"c","finetuning":{"task":"t","recipe":"r"}} {} | not well-formed: a second value follows
            {"study":"a","study":1} | not well-formed: Duplicate field 'study' (line 1, column 21)
            {"study"                | not well-formed: Unexpected end-of-input
            {"pretraining":{"variant":{"balance":"x"}}} | pretraining.variant.balance: x; expected one of none, class
            """)
    void bytesThatAreNoRequestAreRefusedInOneSentence(String json, String sentence) {
        assertThatThrownBy(() -> topics.requests().decode(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedEvent.class, e -> assertThat(e.fault().kind()).isEqualTo(JsonFault.Kind.MALFORMED))
                .hasMessageStartingWith("plumbline.requests: " + sentence)
                .message()
                .hasLineCount(1);
    }

    @Test
    void eventsOfANewerWriterAreRead() throws MalformedEvent {
        byte[] newer = topics.rejected()
                .encode(new Rejected("r", new Place("t", 0, 3), "invalid", null, null, "m", Instant.EPOCH));
        String with = new String(newer, StandardCharsets.UTF_8).replace("{", "{\"tomorrow\":1,");
        assertThat(topics.rejected()
                        .decode(with.getBytes(StandardCharsets.UTF_8))
                        .id())
                .isEqualTo("r");
    }

    @Test
    void anUnknownFieldIsRefusedWherePeopleWrite() {
        assertThatThrownBy(() ->
                        Json.strict().readValue("{\"task\":\"t\",\"recipe\":\"r\",\"epoch\":3}", Finetuning.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void workThatLacksItsParentIsRefused() {
        assertThatThrownBy(() -> new EpochWork(finetune, 1, 1, null, null, 1))
                .isInstanceOf(InvalidField.class)
                .hasMessage("parent: missing; expected the checkpoint that the epoch starts from");
    }

    @Test
    void macroF1AveragesOverTheLabelsThatArePresent() {
        // Label 0: precision 2/3, recall 1. Label 1: never predicted. Label 2: absent from the truth.
        LabelCounts counts = LabelCounts.of(new long[] {2, 2, 0}, new long[] {3, 0, 1}, new long[] {2, 0, 0});
        assertThat(counts.macroF1()).isEqualTo(0.4);
        assertThat(counts.accuracy()).isEqualTo(0.5);
        assertThat(counts.constantAccuracy()).isEqualTo(0.5);
        assertThat(counts.constantMacroF1()).isEqualTo(1 / 3.0);
    }

    @Test
    void aRecordWithoutAValueIsMalformed() {
        assertThatThrownBy(() -> topics.accepted().decode(null)).isInstanceOf(MalformedEvent.class);
    }
}

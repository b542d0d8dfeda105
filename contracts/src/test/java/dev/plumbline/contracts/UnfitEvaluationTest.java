package dev.plumbline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which an evaluation may be unfit has a stated outcome: what is rejected, and in which words. */
class UnfitEvaluationTest {
    private static final Topic<Evaluation> TOPIC = Samples.TOPICS.evaluations();
    private static final Place PLACE = new Place(TOPIC.name(), 0, 17);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /accuracy                | NaN                     | malformed | not well-formed: Non-standard token 'NaN'
            /accuracy                | "NaN"                   | invalid   | accuracy: NaN; expected what the counts give, 0.75
            /accuracy                | "Infinity"              | invalid   | accuracy: Infinity; expected what the counts give, 0.75
            /accuracy                | 1e999                   | invalid   | accuracy: Infinity; expected what the counts give, 0.75
            /accuracy                | -1e999                  | invalid   | accuracy: -Infinity; expected what the counts give, 0.75
            /accuracy                | 1.5                     | invalid   | accuracy: 1.5; expected what the counts give, 0.75
            /accuracy                | -0.1                    | invalid   | accuracy: -0.1; expected what the counts give, 0.75
            /accuracy                | 0.7500001               | invalid   | accuracy: 0.7500001; expected what the counts give, 0.75
            /accuracy                | "high"                  | malformed | accuracy: high; expected a number
            /accuracy                | null                    | malformed | accuracy: null; expected a number
            /macroF1                 | "NaN"                   | invalid   | macroF1: NaN; expected what the counts give
            /macroF1                 | 0.9                     | invalid   | macroF1: 0.9; expected what the counts give
            /counts/correct          | [4,0]                   | invalid   | counts.correct[0]: 4; expected from 0 to the label's support 3
            /counts/correct          | [-1,1]                  | invalid   | counts.correct[0]: -1; expected a whole number from 0 to
            /counts/correct          | [2]                     | invalid   | counts: 2, 2, 1 labels; expected three lists of one length
            /counts/correct          | [2.5,1]                 | malformed | counts.correct[0]: 2.5; expected a whole number
            /counts/predicted        | [2,3]                   | invalid   | counts.predicted: 5; expected the sum of the support, 4
            /counts/support          | [-3,7]                  | invalid   | counts.support[0]: -3; expected a whole number from 0 to
            /counts/support          | [9223372036854775807,9] | invalid   | counts.support[0]: 9223372036854775807; expected
            /counts/support          | [99999999999999999999,1] | malformed | counts.support[0]: 99999999999999999999; expected a whole number from -9223372036854775808 to
            /counts                  | {"support":[0],"predicted":[0],"correct":[0]} | invalid | counts.support: 0; expected at least 1
            /counts                  | {"support":[],"predicted":[],"correct":[]}    | invalid | counts.support: 0; expected at least 1
            /counts                  | null                    | invalid   | counts: missing; expected a value
            /counts/support          | null                    | invalid   | counts.support: missing; expected a value
            /counts/support          | [3,null]                | invalid   | counts.support[1]: missing; expected a whole number
            /checkpoint/epoch        | 0                       | invalid   | checkpoint.epoch: 0; expected at least 1
            /checkpoint/stage        | "x"                     | invalid   | checkpoint.stage: x; expected a SHA-256
            /metricVersion           | 0                       | invalid   | metricVersion: 0; expected at least 1
            /test                    | "a b"                   | invalid   | test: a b; expected a name
            """)
    void anUnfitValueIsRefusedWithItsFieldAndWhatWouldBeRight(String at, String value, String reason, String message)
            throws IOException {
        Rejected rejected = rejected(with(at, value));

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.message()).startsWith(message).hasLineCount(1);
        assertThat(rejected.place()).isEqualTo(PLACE);
        assertThat(rejected.id()).isEqualTo("plumbline.evaluations-0@17");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dev.plumbline.evaluation.v2  | unknownVersion
            dev.plumbline.evaluation.v10 | unknownVersion
            dev.plumbline.checkpoint.v1  | malformed
            """)
    void theTypeInTheHeadersSaysTheVersion(String type, String reason) {
        assertThatThrownBy(() -> TOPIC.decode(type(type), sample())).isInstanceOfSatisfying(MalformedEvent.class, e -> {
            Rejected rejected = Rejected.of(PLACE, e.fault(), Instant.EPOCH);
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.message()).isEqualTo("ce_type: " + type + "; expected dev.plumbline.evaluation.v1");
        });
    }

    @Test
    void aRecordWithoutATypeIsReadAsItsTopicSays() throws MalformedEvent {
        assertThat(TOPIC.decode(new RecordHeaders(), sample()))
                .isEqualTo(TOPIC.decode(type("dev.plumbline.evaluation.v1"), sample()));
    }

    @Test
    void whatIsRepeatedOfARefusedRecordIsShort() throws IOException {
        Rejected rejected = rejected(with("/worker", "\"" + "x ".repeat(100_000) + "\""));

        assertThat(rejected.value()).hasSize(303);
        assertThat(Samples.TOPICS.rejected().encode(rejected)).hasSizeLessThan(1_500);
    }

    private static Rejected rejected(String json) {
        try {
            throw new AssertionError(TOPIC.decode(json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedEvent e) {
            return Rejected.of(PLACE, e.fault(), Instant.EPOCH);
        }
    }

    private static Headers type(String type) {
        return new RecordHeaders().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sample() {
        return TOPIC.encode(
                (Evaluation) Objects.requireNonNull(Samples.byTopic().get(TOPIC.name())));
    }

    /** The golden sample with another value at a place. */
    private static String with(String at, String value) throws IOException {
        String mark = "\"the-value\"";
        ObjectNode sample = (ObjectNode) Json.events().readTree(sample());
        sample.remove("averaged");
        int end = at.lastIndexOf('/');
        JsonNode parent = sample.at(at.substring(0, end));
        ((ObjectNode) parent).put(at.substring(end + 1), mark.replace("\"", ""));
        return sample.toString().replace(mark, value);
    }
}

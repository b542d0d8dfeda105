package dev.plumbline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcceptedTest {
    /** What a broker takes, unless it is told otherwise. */
    private static final int LONGEST_RECORD = 1 << 20;

    private static final Accepted SAMPLE = (Accepted) Objects.requireNonNull(
            Samples.byTopic().get(Samples.TOPICS.accepted().name()));

    @Test
    void asManyTestsAsARunMayHaveFitARecordWhateverTheirNames() {
        assertThat(Samples.TOPICS.accepted().encode(with(Accepted.MOST_TESTS))).hasSizeLessThan(LONGEST_RECORD);
    }

    @Test
    void moreTestsAreRefused() {
        assertThatThrownBy(() -> with(Accepted.MOST_TESTS + 1))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("tests: 1001")
                .hasMessageContaining("1000");
    }

    private static Accepted with(int tests) {
        List<TestSet> longest = IntStream.range(0, tests)
                .mapToObj(i -> new TestSet(
                        "%0200d".formatted(i),
                        TestRole.OOD_VALIDATION,
                        new DataRef("s".repeat(200), "a".repeat(64), Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .toList();
        return new Accepted(SAMPLE.request(), SAMPLE.pretrain(), SAMPLE.finetune(), SAMPLE.validation(), longest);
    }
}

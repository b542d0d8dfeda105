package dev.plumbline.analytics.stream;

import static dev.plumbline.analytics.points.Laboratory.evaluation;
import static dev.plumbline.analytics.points.Laboratory.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import org.junit.jupiter.api.Test;

/** However much comes of one stage or one checkpoint, no record of a changelog comes near to what a broker takes. */
class LongListsTest {
    private static final Topics TOPICS = new Topics("plumbline");
    private static final int TESTS = 5_000;
    private static final int GENERATIONS = 2_000;

    /** A broker takes 1 MiB, and names may be five times as long as here. */
    private static final int LONGEST = 200_000;

    private final Accepted run = run("objects", 1L, 1);

    @Test
    void aStageThatIsScoredOnThousandsOfTestSets() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            app.send(run);
            for (int i = 0; i < TESTS; i++) {
                app.send(evaluation(run, 1, oodTest(i), 600));
            }

            assertThat(app.longestChangeOf(TrendTopology.MEMBERS)).isLessThan(LONGEST);
        }
    }

    @Test
    void aCheckpointThatIsScoredAnewThousandsOfTimes() {
        try (TestApplication app = new TestApplication(TOPICS)) {
            app.send(run);
            for (int generation = 1; generation <= GENERATIONS; generation++) {
                app.send(evaluation(run, 1, generation, Laboratory.OOD_TEST, 600));
            }

            assertThat(app.longestChangeOf(TrendTopology.SCORES)).isLessThan(LONGEST);
        }
    }

    private static TestSet oodTest(int i) {
        return new TestSet("cameras-" + i, TestRole.OOD_TEST, new DataRef("cameras", "a".repeat(64), 1_000, 2));
    }
}

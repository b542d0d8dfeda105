package dev.plumbline.analytics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.event.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said before the runs is what a comparison of them says after. */
class ProspectTest {
    private final List<Request> requests = new ArrayList<>();

    @Test
    void twoSeriesOfSixPretrainingsCanBeDecided() {
        series("a", 6);
        series("b", 6);
        assertThat(Prospect.of(requests, task -> 1).doubt()).isEmpty();
    }

    @Test
    void threeSeriesOfSixCannotInTheWordsOfACompletedStudy() {
        series("a", 6);
        series("b", 6);
        series("c", 6);
        assertThat(Prospect.of(requests, task -> 1).doubt())
                .contains(
                        "no difference can be called higher or lower: over 3 comparisons of 6 pairs at most the smallest"
                                + " adjusted p-value there can be is 0.094. With 7 pairs it can: more pre-training seeds,"
                                + " or fewer series");
    }

    @Test
    void everyOodTestOfTheTaskIsComparedIn() {
        series("a", 6);
        series("b", 6);
        assertThat(Prospect.of(requests, task -> 2).doubt().orElseThrow()).contains("over 2 comparisons of 6 pairs");
    }

    @Test
    void fewerThanSixMatchesReachNoVerdictAtAll() {
        series("a", 6);
        series("b", 2);
        assertThat(Prospect.of(requests, task -> 1).doubt())
                .contains("no verdict can be reached: in no two of its series do more than 2 pre-trainings match in"
                        + " architecture and pre-training seed. A verdict needs 6: more pre-training seeds");
        series("c", 1);
        assertThat(Prospect.of(requests, task -> 1).doubt().orElseThrow())
                .endsWith("A verdict needs 6, and 'higher' or 'lower' over 3 comparisons 7: more pre-training seeds, or"
                        + " fewer series");
    }

    @Test
    void manyFineTunesOfOnePretrainingCountAsOne() {
        for (long finetuning = 0; finetuning < 6; finetuning++) {
            requests.add(Laboratory.run("a", 0L, finetuning).request());
            requests.add(Laboratory.run("b", 0L, finetuning).request());
        }
        assertThat(Prospect.of(requests, task -> 1).doubt().orElseThrow()).contains("more than 1 pre-trainings match");
    }

    @Test
    void whereNothingIsComparedThereIsNoDoubt() {
        series("a", 2);
        requests.add(Laboratory.run("scratch", null, 1).request());
        assertThat(Prospect.of(requests, task -> 1).doubt()).isEmpty();
        assertThat(Prospect.of(List.of(), task -> 1).doubt()).isEmpty();
    }

    private void series(String name, int pretrainings) {
        for (long seed = 0; seed < pretrainings; seed++) {
            requests.add(Laboratory.run(name, seed, 7).request());
        }
    }
}

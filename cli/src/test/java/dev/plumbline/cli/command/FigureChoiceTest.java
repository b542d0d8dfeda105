package dev.plumbline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.figure.Plane;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureChoiceTest {
    private static final Plane ADDED = plane("pacs", "art", "accuracy", true);
    private static final Plane OWN = plane("pacs", "sketch", "accuracy", false);
    private static final Plane OTHER = plane("pacs", "sketch", "macroF1", false);
    private static final List<Plane> ALL = List.of(ADDED, OWN, OTHER);

    @Test
    void theTasksOwnTestSetIsDrawnBeforeAnAddedOneWhichIsSaidToBeLeftOut() {
        FigureChoice any = new FigureChoice(null, null);

        assertThat(any.of(ALL)).contains(OWN);
        assertThat(any.leftOut(ALL, OWN))
                .contains("drawn: sketch; left out: art, added to the task (--ood NAME draws another)");
    }

    @Test
    void whatIsAskedForIsDrawnAndNothingIsSaidOfOthers() {
        FigureChoice art = new FigureChoice(null, "art");

        assertThat(art.of(ALL)).contains(ADDED);
        assertThat(art.leftOut(ALL, ADDED)).isEmpty();
        assertThat(new FigureChoice("macroF1", null).leftOut(ALL, OTHER)).isEmpty();
        assertThat(new FigureChoice("macroF1", "art").of(ALL)).isEmpty();
    }

    @Test
    void anAddedTestSetIsDrawnWhereThereIsNoOtherAndAnotherTaskIsNamed() {
        FigureChoice any = new FigureChoice(null, null);
        Plane elsewhere = plane("birds", "tropics", "accuracy", true);

        assertThat(any.of(List.of(ADDED, elsewhere))).contains(ADDED);
        assertThat(any.leftOut(List.of(ADDED, elsewhere), ADDED))
                .contains("drawn: art, added to the task; left out: tropics of task birds"
                        + " (--ood NAME draws another)");
    }

    private static Plane plane(String task, String ood, String metric, boolean added) {
        return new Plane("s", task, ood, metric, added, List.of(), List.of());
    }
}

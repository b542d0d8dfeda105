package dev.plumbline.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownTestsTest {
    private static final DataRef DATA = new DataRef("d", "0".repeat(64), 10, 2);

    private final KnownTests known = new KnownTests();

    @BeforeEach
    void twoTasks() {
        add("pacs", "id-test", TestRole.ID_TEST);
        add("pacs", "sketch", TestRole.OOD_TEST);
        add("pacs", "cartoon", TestRole.OOD_VALIDATION);
        add("camtrap", "unseen", TestRole.OOD_TEST);
    }

    @Test
    void anOodSetOfTheTaskIsNotDoubted() {
        assertThat(known.doubt("pacs", "sketch")).isEmpty();
        assertThat(known.doubt("pacs", "cartoon")).isEmpty();
    }

    @Test
    void aNameOfNoSetOfTheTaskIsDoubtedWithThoseItHas() {
        assertThat(known.doubt("pacs", "unseen")).contains("task pacs has no OOD test unseen; it has cartoon, sketch");
    }

    @Test
    void aTaskOfNoRunIsDoubtedWithThoseThatRunsHave() {
        assertThat(known.doubt("imagenet", "sketch"))
                .contains("no run has the task imagenet; tasks that runs have: camtrap, pacs");
        assertThat(new KnownTests().doubt("imagenet", "sketch")).contains("no run has the task imagenet");
    }

    @Test
    void theNameOfAnIdSetIsRefused() {
        assertThatThrownBy(() -> known.doubt("pacs", "id-test"))
                .hasMessage("--ood-test: id-test; expected an OOD set of task pacs, which are cartoon, sketch;"
                        + " this is in distribution");
    }

    private void add(String task, String test, TestRole role) {
        known.on(new AddedTest("r", task, new TestSet(test, role, DATA)));
    }
}

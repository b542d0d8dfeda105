package dev.plumbline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.Command.Action;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    private static final Topics TOPICS = new Topics("plumbline");
    private static final String SUBJECT = "demo/objects/rendered:camtrap/unseen-cameras/accuracy";
    private static final String DETECTED = "0123456789abcdef".repeat(4);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void anAcceptanceNamesTheRunThatRaisedTheAlarm() throws Exception {
        Command command = new Command("c-1", SUBJECT, Action.ACCEPT_REGRESSION, null, AT, DETECTED);

        byte[] bytes = TOPICS.commands().encode(command);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"detected\":\"" + DETECTED + "\"");
        assertThat(TOPICS.commands().decode(bytes)).isEqualTo(command);
    }

    @Test
    void anAcceptanceFromBeforeRunsWereNamedIsRead() throws Exception {
        String earlier = "{\"id\":\"c-1\",\"target\":\"" + SUBJECT
                + "\",\"action\":\"acceptRegression\",\"at\":\"2026-01-02T03:04:05Z\"}";

        assertThat(TOPICS.commands().decode(earlier.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Command("c-1", SUBJECT, Action.ACCEPT_REGRESSION, null, AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo/objects/rendered:camtrap/accuracy", "demo//rendered:camtrap/ood/accuracy"})
    void whatCannotHaveRegressedCannotBeAccepted(String target) {
        assertThatThrownBy(() -> new Command("c-1", target, Action.ACCEPT_REGRESSION, null, AT, DETECTED))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining(target)
                .hasMessageContaining("study/series/task/ood/metric");
    }

    @Test
    void onlyAnAcceptanceNamesSuchARun() {
        assertThatThrownBy(() -> new Command("c-1", "demo", Action.PAUSE, null, AT, DETECTED))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("detected");
    }
}

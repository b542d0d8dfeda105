package dev.plumbline.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixture is made by {@code benchmarks/parity/schedules.py}. */
class ScheduleTest {
    private static final int PER_EPOCH = 4;
    private static final int STEPS = 24;

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("constant", Schedule.of(new Decay.Constant())),
                Arguments.of("steps", Schedule.of(new Decay.Steps(2, 0.97))),
                Arguments.of("milestones", Schedule.of(new Decay.Milestones(List.of(2, 3, 5), 0.2))),
                Arguments.of("cosine", Schedule.of(new Decay.Cosine())),
                Arguments.of("warmed", new Schedule(Warmup.steps(5), new Decay.Cosine())),
                Arguments.of("warmed", new Schedule(Warmup.epochs(1.25), new Decay.Cosine())));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void goesAsPyTorchsAndOpenClips(String name, Schedule schedule) throws IOException {
        String[] expected = fixture().getProperty(name).split(" ");
        assertThat(expected).hasSize(STEPS);
        for (int step = 0; step < STEPS; step++) {
            assertThat(schedule.factor(step, STEPS, PER_EPOCH))
                    .as("%s, step %d", name, step)
                    .isCloseTo(Double.parseDouble(expected[step]), within(1e-9));
        }
    }

    /** A warm-up that fills the stage never divides by the nothing that is left. */
    @Test
    void aWarmUpLongerThanTheStageEndsWithIt() {
        Schedule schedule = new Schedule(Warmup.epochs(100), new Decay.Cosine());
        assertThat(schedule.factor(0, STEPS, PER_EPOCH)).isEqualTo(1.0 / STEPS);
        assertThat(schedule.factor(STEPS - 1, STEPS, PER_EPOCH)).isEqualTo(1);
    }

    private static Properties fixture() throws IOException {
        Properties fixture = new Properties();
        try (InputStream in = Objects.requireNonNull(ScheduleTest.class.getResourceAsStream("schedules.properties"))) {
            fixture.load(in);
        }
        return fixture;
    }
}

package dev.plumbline.cli.option;

import dev.plumbline.contracts.InvalidField;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How the planner plans. */
public final class PlanningOptions {
    @Option(
            names = "--evaluate-within",
            paramLabel = "AGE",
            defaultValue = "1d",
            converter = Age.class,
            description =
                    "A run whose evaluations nobody does, or nobody brings to an end, has failed after this time, as 90m,"
                            + " 6h or 2d; 'plumbline retry' goes on with it (default: ${DEFAULT-VALUE}).")
    private Duration evaluateWithin = Duration.ofDays(1);

    public Duration evaluateWithin() {
        if (evaluateWithin.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new InvalidField("--evaluate-within", evaluateWithin, "at least 1m");
        }
        return evaluateWithin;
    }
}

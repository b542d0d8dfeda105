package dev.plumbline.cli.output;

import dev.plumbline.cli.reading.Validations;
import dev.plumbline.contracts.event.RunState;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Where runs stand, a line each.
 *
 * @param validations what their stages came to, as far as it is known
 */
public record RunTable(Collection<RunState> runs, Validations validations) {
    /** Prints nothing where there is none. */
    public void print(PrintWriter out) {
        if (runs.isEmpty()) {
            return;
        }
        Table table =
                new Table(List.of("run", "status", "pre-trained", "fine-tuned", "evaluated", "validation", "why"));
        for (RunState run : runs) {
            table.row(List.of(
                    run.run(),
                    run.status().name().toLowerCase(Locale.ROOT),
                    run.pretrain() == null ? "" : run.pretrained() + "/" + run.pretrainEpochs(),
                    run.finetuned() + "/" + run.finetuneEpochs(),
                    run.evaluated() + "/" + run.evaluations(),
                    validations
                            .of(run)
                            .map(scored ->
                                    "%.1f%%".formatted(100 * scored.validation().accuracy()))
                            .orElse(""),
                    why(run)));
        }
        table.print(out);
    }

    /** It has failed, or nothing happens to it. */
    private static String why(RunState run) {
        if (run.failure() != null) {
            return run.failure().message();
        }
        return run.waiting() == null ? "" : run.waiting();
    }
}

package dev.plumbline.cli.output;

import dev.plumbline.contracts.event.RunState;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Where runs stand, a line each. */
public record RunTable(Collection<RunState> runs) {
    /** Prints nothing where there is none. */
    public void print(PrintWriter out) {
        if (runs.isEmpty()) {
            return;
        }
        Table table = new Table(List.of("run", "status", "pre-trained", "fine-tuned", "evaluated", "failure"));
        for (RunState run : runs) {
            table.row(List.of(
                    run.run(),
                    run.status().name().toLowerCase(Locale.ROOT),
                    run.pretrain() == null ? "" : run.pretrained() + "/" + run.pretrainEpochs(),
                    run.finetuned() + "/" + run.finetuneEpochs(),
                    run.evaluated() + "/" + run.evaluations(),
                    run.failure() == null ? "" : run.failure().message()));
        }
        table.print(out);
    }
}

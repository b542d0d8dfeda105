package dev.plumbline.cli.command;

import dev.plumbline.cli.option.DataOptions;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.StoreOptions;
import dev.plumbline.models.checkpoint.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline checkpoint verify}. */
@Command(
        name = "verify",
        description = {
            "Reads every checkpoint, manifest and weights file of a store, and holds it to its hash.",
            "Prints a line for each fault; exit code 1 if there is one, or if the store is empty."
        })
final class CheckpointVerifyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException {
        Verification verification = Verification.of(store.store(data.data()));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(verification, out);
        } else {
            verification.faults().forEach(out::println);
            out.flush();
        }
        if (verification.checked() == 0) {
            throw new IllegalStateException("the store is empty: is it this one that --store was to name?");
        }
        spec.commandLine()
                .getErr()
                .printf(
                        "%d files checked, %d faults; %d checkpoints were collected%n",
                        verification.checked(), verification.faults().size(), verification.collected());
        return verification.faults().isEmpty() ? 0 : 1;
    }
}

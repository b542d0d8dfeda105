package dev.plumbline.cli.command;

import dev.plumbline.cli.option.DataOptions;
import dev.plumbline.cli.option.StoreOptions;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline checkpoint import}. */
@Command(
        name = "import",
        description =
                "Puts a safetensors file of weights into the store, for stages to start from; prints its SHA-256.")
final class CheckpointImportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Weights by torchvision's names, in F32, F16, BF16 or F64.")
    private Path file = Path.of("");

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws IOException, CorruptCheckpoint {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(store.store(data.data()).putWeights(file));
        out.flush();
        return 0;
    }
}

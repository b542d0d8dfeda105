package dev.plumbline.cli.command;

import dev.plumbline.cli.option.DataOptions;
import dev.plumbline.cli.option.StoreOptions;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CheckpointFile;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.checkpoint.FileContent;
import dev.plumbline.models.checkpoint.FileStore;
import dev.plumbline.models.checkpoint.Inspection;
import dev.plumbline.models.checkpoint.WeightsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline checkpoint export}. */
@Command(
        name = "export",
        description = {
            "Writes a checkpoint's weights and running statistics as a safetensors file with torchvision's names.",
            "docs/checkpoints.md shows how Python reads it."
        })
final class CheckpointExportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "STAGE[/EPOCH]|FILE",
            description = "A checkpoint of the store, the last unless an epoch is named; or a checkpoint's file.")
    private String what = "";

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "Is not there yet.")
    private @Nullable Path to;

    @Option(names = "--averaged", description = "The moving average of the weights, where the recipe keeps one.")
    private boolean averaged;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws IOException, CorruptCheckpoint {
        Path target = Objects.requireNonNull(to);
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " is there already: --to must name a new file");
        }
        FileContent content = WeightsFile.content(WeightsFile.of(checkpoint(), averaged));
        content.write(target);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(content.sha256());
        out.flush();
        return 0;
    }

    private Checkpoint checkpoint() throws IOException, CorruptCheckpoint {
        Path file = Path.of(what);
        if (Files.isRegularFile(file)) {
            return CheckpointFile.read(file, Inspection.of(file).sha256());
        }
        FileStore opened = store.store(data.data());
        return opened.open(StoredCheckpoint.find(opened, what));
    }
}

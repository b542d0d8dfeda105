package dev.plumbline.cli.command;

import dev.plumbline.cli.option.DataOptions;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.StoreOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.checkpoint.FileStore;
import dev.plumbline.models.checkpoint.Inspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline checkpoint inspect}. */
@Command(name = "inspect", description = "Shows what a checkpoint or a weights file holds.")
final class CheckpointInspectCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|STAGE[/EPOCH]",
            description = "A safetensors file, or a checkpoint of the store: the last, unless an epoch is named.")
    private String what = "";

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, CorruptCheckpoint {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Inspection inspection = inspect();
        if (format.json()) {
            FormatOptions.printJson(inspection, out);
        } else {
            print(inspection, out);
        }
        return 0;
    }

    private Inspection inspect() throws IOException, CorruptCheckpoint {
        Path file = Path.of(what);
        if (Files.isRegularFile(file)) {
            return Inspection.of(file);
        }
        FileStore opened = store.store(data.data());
        return opened.inspect(StoredCheckpoint.find(opened, what));
    }

    private static void print(Inspection inspection, PrintWriter out) {
        Table facts = new Table(List.of("file", inspection.file()))
                .row(List.of("bytes", Long.toString(inspection.bytes())))
                .row(List.of("sha256", inspection.sha256()))
                .row(List.of("parameters", Long.toString(inspection.parameters())))
                .row(List.of("tensors", Integer.toString(inspection.tensors().size())));
        Checkpoint.Header header = inspection.header();
        if (header != null) {
            facts.row(List.of("stage", header.stage()))
                    .row(List.of("epoch", header.epoch() + ", after step " + header.step()))
                    .row(List.of("architecture", header.architecture() + ", " + header.classes() + " classes"))
                    .row(List.of("seed", Long.toString(header.seed())))
                    .row(List.of("recipe", header.recipe()))
                    .row(List.of("manifest", header.manifest()))
                    .row(List.of("engine", header.engine()));
        }
        inspection.metadata().forEach((name, value) -> facts.row(List.of(name, value)));
        facts.print(out);
        out.println();
        Table tensors = new Table(List.of("tensor", "dtype", "shape", "elements"));
        for (Inspection.Tensor tensor : inspection.tensors()) {
            tensors.row(List.of(
                    tensor.name(), tensor.dtype(), tensor.shape().toString(), Long.toString(tensor.elements())));
        }
        tensors.print(out);
        out.flush();
    }
}

package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.catalogue.Architecture;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.engine.NetworkSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline architectures}. */
@Command(
        name = "architectures",
        description = {
            "Lists the architectures that a study may name: family, trainable numbers, the numbers of its buffers (running"
                    + " statistics and counts of batches), and pixels of the smallest image that it takes and of the one it"
                    + " was made for.",
            "Names without suffix are torchvision's networks, under its names and with its numbers."
        })
final class ArchitecturesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Classes of the last layer (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Mixin
    private final FormatOptions format = new FormatOptions();

    /** A line of what is printed. */
    private record Row(String name, String family, long parameters, long buffers, int smallest, int usual) {
        static Row of(Architecture architecture, int classes) {
            NetworkSpec network = Networks.named(architecture.name(), classes);
            return new Row(
                    architecture.name(),
                    architecture.family(),
                    network.size(),
                    network.buffers().stream()
                            .mapToLong(NetworkSpec.Buffer::elements)
                            .sum(),
                    architecture.smallest(),
                    architecture.usual());
        }

        List<String> cells() {
            return List.of(
                    name,
                    family,
                    Long.toString(parameters),
                    Long.toString(buffers),
                    Integer.toString(smallest),
                    Integer.toString(usual));
        }
    }

    @Override
    public Integer call() throws IOException {
        Require.atLeast("--classes", classes, 1);
        List<Row> rows = Architectures.all().stream()
                .map(architecture -> Row.of(architecture, classes))
                .toList();
        print(rows, Objects.requireNonNull(command).commandLine().getOut());
        return 0;
    }

    private void print(List<Row> rows, PrintWriter out) throws IOException {
        if (format.json()) {
            FormatOptions.printJson(rows, out);
            return;
        }
        Table table = new Table(List.of("name", "family", "parameters", "buffers", "smallest", "usual"));
        rows.forEach(row -> table.row(row.cells()));
        table.print(out);
        out.flush();
    }
}

package dev.plumbline.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where this machine's Plumbline keeps what must survive. */
public final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:user.home}/.plumbline",
            description = "The broker's data, checkpoints, states and logs (default: ~/.plumbline).")
    private Path data = Path.of(".plumbline");

    public Path data() {
        return data.toAbsolutePath().normalize();
    }
}

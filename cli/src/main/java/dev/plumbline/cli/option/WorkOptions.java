package dev.plumbline.cli.option;

import dev.plumbline.cli.lab.Effort;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.packed.Packs;
import dev.plumbline.models.checkpoint.CheckpointStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much a process works on at once, and where checkpoints are kept. */
public final class WorkOptions {
    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description = "What trains and scores: cpu, or gpu0, gpu1, ..., with a process for each"
                    + " (default: ${DEFAULT-VALUE}).")
    private String device = "cpu";

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "Epochs that the trainer works on at once"
                    + " (default: the processors divided by --threads; on a GPU one).")
    private @Nullable Integer slots;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Threads of the CPU for each slot; results differ in their last bits between numbers of threads"
                            + " (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(
            names = "--snapshot-after",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description =
                    "Asked to end, a trainer keeps an epoch that it has trained for so long, and the next one goes on"
                            + " from there (default: ${DEFAULT-VALUE}).")
    private int snapshotAfter = 5;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description =
                    "A directory that 'plumbline pack' wrote, to read in place of the source's files; repeatable.")
    private List<Path> packs = new ArrayList<>();

    /** @throws dev.plumbline.datasets.packed.CorruptPack when one is altered or cut short */
    public Packs packs() throws IOException {
        return packs.isEmpty() ? Packs.none() : Packs.open(packs, ImageDecoder.best());
    }

    public CheckpointStore store(Path data) {
        return store.store(data);
    }

    /** @param err where a warning goes */
    public Effort effort(PrintWriter err) {
        int processors = Runtime.getRuntime().availableProcessors();
        Effort effort = Effort.of(device, slots, threads, Duration.ofSeconds(snapshotAfter), processors);
        effort.warning(processors).ifPresent(warning -> err.println("plumbline: " + warning));
        err.flush();
        return effort;
    }
}

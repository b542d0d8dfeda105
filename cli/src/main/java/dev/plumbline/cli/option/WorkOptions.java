package dev.plumbline.cli.option;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.packed.Packs;
import dev.plumbline.models.checkpoint.CheckpointStore;
import java.io.IOException;
import java.nio.file.Path;
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
            names = "--slots",
            paramLabel = "N",
            description = "Epochs that the trainer works on at once (default: one for each processor).")
    private @Nullable Integer slots;

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

    public int slots() {
        if (slots != null && slots < 1) {
            throw new InvalidField("--slots", slots, "at least 1");
        }
        return slots == null ? Runtime.getRuntime().availableProcessors() : slots;
    }
}

package dev.plumbline.cli.option;

import dev.plumbline.cli.lab.Stores;
import dev.plumbline.models.checkpoint.FileStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store. */
public final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "URI",
            description = "Where checkpoints and manifests are kept: a directory that all workers share, or"
                    + " s3://BUCKET/PREFIX[?endpoint=URL&region=NAME&pathStyle=true] with credentials from the environment"
                    + " (default: 'store' under --data).")
    private @Nullable String store;

    public FileStore store(Path data) {
        return Stores.open(store == null ? data.resolve("store").toString() : store);
    }
}

package dev.plumbline.datasets.shard;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A tar file that is cut short or no tar file: fetch it again. */
public final class CorruptShard extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptShard(Path shard, String fault, @Nullable Throwable cause) {
        super("shard " + shard + ": " + fault, cause);
    }
}

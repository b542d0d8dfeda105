package dev.plumbline.broker;

import java.nio.file.Path;
import java.util.Optional;

/** Another broker runs on the data directory: connect to that one, stop it, or use another directory. */
public final class DataDirectoryInUseException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DataDirectoryInUseException(Path data, Optional<BrokerAddress> holder) {
        super("The data directory " + data + " is in use by another Plumbline broker"
                + holder.map(h -> " (process " + h.pid() + ", at " + h.bootstrapServers() + ")")
                        .orElse("")
                + ": stop that one, or give another directory with --data.");
    }
}

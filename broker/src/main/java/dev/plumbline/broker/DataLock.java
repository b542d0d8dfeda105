package dev.plumbline.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a data directory for one broker; the operating system lets go when the process dies, however it dies. */
final class DataLock implements AutoCloseable {
    private static final String FILE = "broker.lock";
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or says who has it. */
    static DataLock take(Path data) throws IOException {
        FileChannel channel = FileChannel.open(
                data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DataDirectoryInUseException(data, BrokerAddress.read(data));
        }
        return new DataLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another broker of this JVM
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.plumbline.models.checkpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A store in a local or shared directory with hard links. Every file is written under a temporary name, synced, then
 * moved or linked to its own, and the directory synced. A crash leaves at most a file named {@code tmp-*}.
 */
public final class DirectoryStore extends FileStore {
    private final Path root;

    public DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    void write(FileName name, FileContent content) throws IOException {
        publish(path(name), content::write, DirectoryStore::move);
    }

    @Override
    boolean create(FileName name, byte[] content) throws IOException {
        try {
            publish(path(name), temporary -> writeSynced(temporary, content), DirectoryStore::link);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    Optional<byte[]> read(FileName name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    ByteBuffer map(FileName name) throws IOException, CorruptCheckpoint {
        return WeightsFile.map(path(name));
    }

    @Override
    void delete(FileName name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    @Override
    public List<StoredFile> files(String prefix) throws IOException {
        List<StoredFile> found = new ArrayList<>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new Listing(prefix, found));
        }
        return found;
    }

    /* Others write and delete meanwhile: what is gone is not listed. */
    private final class Listing extends SimpleFileVisitor<Path> {
        private final String prefix;
        private final List<StoredFile> found;

        Listing(String prefix, List<StoredFile> found) {
            this.prefix = prefix;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String begin = directory.equals(root) ? "" : relative(directory) + "/";
            boolean asked = begin.startsWith(prefix) || prefix.startsWith(begin);
            return asked ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = relative(file);
            if (path.startsWith(prefix)) {
                found.add(new StoredFile(
                        FileName.of(path),
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private String relative(Path file) {
            return root.relativize(file).toString();
        }
    }

    @Override
    public URI uri(FileName name) {
        return path(name).toUri();
    }

    @Override
    String place(FileName name) {
        return path(name).toString();
    }

    private Path path(FileName name) {
        return root.resolve(name.path());
    }

    @FunctionalInterface
    private interface Write {
        void to(Path temporary) throws IOException;
    }

    @FunctionalInterface
    private interface Name {
        /* Gives the finished file its name, in one step. */
        void give(Path target, Path temporary) throws IOException;
    }

    private static void move(Path target, Path temporary) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void link(Path target, Path temporary) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (UnsupportedOperationException e) {
            throw new IOException(target + " must lie on a file system with hard links", e);
        }
    }

    private static void publish(Path target, Write write, Name name) throws IOException {
        Path directory = target.resolveSibling("");
        create(directory);
        Path temporary = Files.createTempFile(directory, "tmp-", "");
        try {
            write.to(temporary);
            name.give(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync(directory);
    }

    private static void create(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent == null || Files.isDirectory(directory)) {
            return;
        }
        create(parent);
        Files.createDirectories(directory);
        sync(parent);
    }

    private static void writeSynced(Path path, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /* A new name is durable only once its directory is. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

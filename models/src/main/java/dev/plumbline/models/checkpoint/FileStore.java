package dev.plumbline.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.models.engine.HostTensor;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store as named files ({@link FileName}): what is written, checked and refused, wherever the files are. */
public abstract sealed class FileStore implements CheckpointStore permits DirectoryStore, S3Store {
    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

    /** Stores a file durably, in one step. A file of that name, if there is one, has the same content. */
    abstract void write(FileName name, FileContent content) throws IOException;

    /** Stores a small file durably if there is none of that name; false if there is. */
    abstract boolean create(FileName name, byte[] content) throws IOException;

    /** A whole, small file. */
    abstract Optional<byte[]> read(FileName name) throws IOException;

    /**
     * A whole file of at most 2 GB, read only, outside of the heap.
     *
     * @throws NoSuchFileException where there is none
     */
    abstract ByteBuffer map(FileName name) throws IOException, CorruptCheckpoint;

    abstract void delete(FileName name) throws IOException;

    /** Every file whose path begins so, in no order. */
    public abstract List<StoredFile> files(String prefix) throws IOException;

    /** Where a file is, for people and other tools. */
    public abstract URI uri(FileName name);

    /** The file's name in messages. */
    abstract String place(FileName name);

    @Override
    public final CheckpointRef put(Checkpoint checkpoint, int generation) throws IOException {
        FileContent file = CheckpointFile.of(checkpoint);
        Checkpoint.Header header = checkpoint.header();
        CheckpointRef ref = new CheckpointRef(header.stage(), header.epoch(), generation, file.sha256(), file.bytes());
        write(FileName.Weights.of(ref), file);
        return ref;
    }

    @Override
    public final Checkpoint open(CheckpointRef ref) throws IOException, CorruptCheckpoint {
        FileName.Weights name = FileName.Weights.of(ref);
        Checkpoint checkpoint = CheckpointFile.read(place(name), bytes(name), ref.sha256());
        Checkpoint.Header header = checkpoint.header();
        if (!header.stage().equals(ref.stage()) || header.epoch() != ref.epoch()) {
            throw new CorruptCheckpoint(
                    place(name), "it is of stage %s, epoch %d".formatted(header.stage(), header.epoch()));
        }
        return checkpoint;
    }

    @Override
    public final void drop(CheckpointRef ref) throws IOException {
        delete(FileName.Weights.of(ref));
    }

    @Override
    public final byte[] finalise(CheckpointRef ref, byte[] marker) throws IOException {
        FileName name = new FileName.Marker(ref.stage(), ref.epoch(), ref.generation());
        if (create(name, marker)) {
            return marker.clone();
        }
        return read(name).orElseThrow(() -> new IOException(place(name) + " was there, and is gone"));
    }

    @Override
    public final Optional<byte[]> marker(String stage, int epoch, int generation) throws IOException {
        return read(new FileName.Marker(stage, epoch, generation));
    }

    @Override
    public final void putSnapshot(String from, Checkpoint snapshot) throws IOException {
        FileContent file = CheckpointFile.of(snapshot);
        Checkpoint.Header header = snapshot.header();
        FileName.Snapshot name = new FileName.Snapshot(header.stage(), header.epoch() + 1, from, file.sha256());
        write(name, file);
        for (FileName.Snapshot before : snapshots(name.stage(), name.epoch())) {
            if (before.from().equals(from) && !before.equals(name)) {
                delete(before);
            }
        }
    }

    @Override
    public final Optional<Checkpoint> snapshot(String stage, int epoch, String from) throws IOException {
        Checkpoint furthest = null;
        for (FileName.Snapshot name : snapshots(stage, epoch)) {
            if (name.from().equals(from)) {
                furthest = further(furthest, name);
            }
        }
        return Optional.ofNullable(furthest);
    }

    private @Nullable Checkpoint further(@Nullable Checkpoint known, FileName.Snapshot name) throws IOException {
        try {
            Checkpoint read = CheckpointFile.read(place(name), map(name), name.sha256());
            return known != null && known.header().step() >= read.header().step() ? known : read;
        } catch (CorruptCheckpoint e) {
            LOG.warn("a snapshot is passed over: {}", e.getMessage());
        } catch (NoSuchFileException e) {
            LOG.info("{} was dropped meanwhile", place(name));
        }
        return known;
    }

    @Override
    public final void dropSnapshots(String stage, int epoch) throws IOException {
        for (FileName.Snapshot name : snapshots(stage, epoch)) {
            delete(name);
        }
    }

    private List<FileName.Snapshot> snapshots(String stage, int epoch) throws IOException {
        return files(FileName.directory(stage, epoch)).stream()
                .map(StoredFile::name)
                .filter(FileName.Snapshot.class::isInstance)
                .map(FileName.Snapshot.class::cast)
                .toList();
    }

    @Override
    public final String putPredictions(CheckpointRef checkpoint, ByteBuffer file) throws IOException {
        FileContent content = FileContent.of(List.of(file));
        write(new FileName.Predictions(checkpoint.stage(), checkpoint.epoch(), content.sha256()), content);
        return content.sha256();
    }

    @Override
    public final ByteBuffer predictions(CheckpointRef checkpoint, String sha256) throws IOException, CorruptCheckpoint {
        return predictions(new FileName.Predictions(checkpoint.stage(), checkpoint.epoch(), sha256));
    }

    final ByteBuffer predictions(FileName.Predictions name) throws IOException, CorruptCheckpoint {
        try {
            ByteBuffer bytes = map(name);
            CheckpointFile.requireHash(place(name), bytes, name.sha256());
            return bytes;
        } catch (NoSuchFileException e) {
            throw new CorruptCheckpoint(place(name), "the predictions are gone");
        }
    }

    @Override
    public final String putManifest(byte[] manifest) throws IOException {
        FileContent content = FileContent.of(List.of(ByteBuffer.wrap(manifest)));
        write(new FileName.Manifest(content.sha256()), content);
        return content.sha256();
    }

    @Override
    public final byte[] manifest(String sha256) throws IOException, CorruptCheckpoint {
        FileName name = new FileName.Manifest(sha256);
        byte[] manifest = read(name).orElse(null);
        if (manifest == null) {
            throw new CorruptCheckpoint(place(name), "the manifest is gone");
        }
        if (!Digest.of(manifest).equals(sha256)) {
            throw new CorruptCheckpoint(place(name), "its hash is " + Digest.of(manifest));
        }
        return manifest;
    }

    @Override
    public final String putWeights(Path file) throws IOException, CorruptCheckpoint {
        ByteBuffer bytes = WeightsFile.map(file);
        WeightsFile.parse(file.toString(), bytes);
        FileContent content = FileContent.of(List.of(bytes));
        write(new FileName.Imported(content.sha256()), content);
        return content.sha256();
    }

    @Override
    public final Map<String, HostTensor> weights(String sha256) throws IOException, CorruptCheckpoint {
        FileName name = new FileName.Imported(sha256);
        try {
            ByteBuffer bytes = map(name);
            CheckpointFile.requireHash(place(name), bytes, sha256);
            return WeightsFile.parse(place(name), bytes);
        } catch (NoSuchFileException e) {
            throw new CorruptCheckpoint(
                    place(name),
                    "no such weights are in this store: 'plumbline checkpoint import FILE' puts them there");
        }
    }

    @Override
    public final URI uri(CheckpointRef ref) {
        return uri(FileName.Weights.of(ref));
    }

    /** @throws CorruptCheckpoint where the file is missing or no safetensors file; its hash is shown, not compared */
    public final Inspection inspect(CheckpointRef ref) throws IOException, CorruptCheckpoint {
        FileName.Weights name = FileName.Weights.of(ref);
        return Inspection.of(place(name), bytes(name));
    }

    /**
     * Deletes weights that a marker may name, and leaves word of it.
     *
     * @param why in a few words
     */
    public final void collect(FileName.Weights weights, String why, Instant at) throws IOException {
        create(
                new FileName.Tombstone(weights.stage(), weights.epoch(), weights.sha256()),
                new Obituary(at, why).json());
        delete(weights);
    }

    /** Deletes what a crash left behind: a temporary file, or weights and predictions that nothing names. */
    public final void sweep(StoredFile leftover) throws IOException {
        if (leftover.name() instanceof FileName.Weights
                || leftover.name() instanceof FileName.Predictions
                || leftover.name() instanceof FileName.Temporary
                || leftover.name() instanceof FileName.Snapshot) {
            delete(leftover.name());
            return;
        }
        throw new IllegalArgumentException(leftover.name().path() + " is never deleted");
    }

    private ByteBuffer bytes(FileName.Weights name) throws IOException, CorruptCheckpoint {
        try {
            return map(name);
        } catch (NoSuchFileException e) {
            FileName.Tombstone tombstone = new FileName.Tombstone(name.stage(), name.epoch(), name.sha256());
            byte[] obituary = read(tombstone).orElse(null);
            if (obituary == null) {
                throw new CorruptCheckpoint(place(name), "the file is gone");
            }
            throw new CollectedCheckpoint(place(name), Obituary.of(obituary).at());
        }
    }

    /** What a tombstone holds. */
    private record Obituary(Instant at, String why) {
        byte[] json() {
            try {
                return Json.canonical().writeValueAsBytes(this);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an obituary is plain JSON", e);
            }
        }

        static Obituary of(byte[] json) throws IOException {
            return Json.events().readValue(json, Obituary.class);
        }
    }
}

package dev.plumbline.models.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a store holds.
 *
 * @param files by path
 * @param markers the events that they hold; one that cannot be read is missing
 */
public record Inventory(List<StoredFile> files, Map<FileName.Marker, CheckpointDone> markers) {
    public Inventory {
        files = List.copyOf(files);
        markers = Map.copyOf(markers);
    }

    /** @param prefix of the files that are looked at; empty: all */
    public static Inventory of(FileStore store, String prefix) throws IOException {
        List<StoredFile> files = new ArrayList<>(store.files(prefix));
        files.sort(Comparator.comparing(file -> file.name().path()));
        Map<FileName.Marker, CheckpointDone> markers = new LinkedHashMap<>();
        for (StoredFile file : files) {
            if (file.name() instanceof FileName.Marker marker) {
                byte[] bytes = store.marker(marker.stage(), marker.epoch(), marker.generation())
                        .orElse(new byte[0]);
                event(bytes).ifPresent(done -> markers.put(marker, done));
            }
        }
        return new Inventory(files, markers);
    }

    private static Optional<CheckpointDone> event(byte[] marker) throws IOException {
        try {
            return Optional.of(Json.events().readValue(marker, CheckpointDone.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What counts: of each stage, the newest generation of each epoch, in order. */
    public Map<String, TreeMap<Integer, CheckpointDone>> current() {
        Map<String, TreeMap<Integer, CheckpointDone>> current = new TreeMap<>();
        for (CheckpointDone done : markers.values()) {
            CheckpointRef ref = done.checkpoint();
            current.computeIfAbsent(ref.stage(), stage -> new TreeMap<>()).merge(ref.epoch(), done, Inventory::newer);
        }
        return current;
    }

    private static CheckpointDone newer(CheckpointDone one, CheckpointDone other) {
        return one.checkpoint().generation() > other.checkpoint().generation() ? one : other;
    }
}

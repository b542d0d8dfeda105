package dev.plumbline.cli.option;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.models.StartingWeights;
import dev.plumbline.models.UnfitWeights;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.checkpoint.WeightsFile;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.producers.study.StartingPoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Weights files that series start from; they go into the store. */
public final class WeightsOptions {
    /** No series has this name. */
    private static final String EVERY = "";

    @Option(
            names = "--weights",
            paramLabel = "[SERIES=]FILE",
            description =
                    "A safetensors file that the first stage of a series starts from, or of every series, in place"
                            + " of what the study says; repeatable. It is put into the store that the trainers read.")
    private List<String> weights = new ArrayList<>();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    /** @param data where the store is if none is named */
    public StartingPoints startingPoints(Path data) {
        Map<String, String> files = bySeries();
        return (series, architectures, written) -> {
            String file = files.getOrDefault(series, files.getOrDefault(EVERY, written));
            return file == null || file.matches("[0-9a-f]{64}") ? file : put(Path.of(file), architectures, data);
        };
    }

    private Map<String, String> bySeries() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String given : weights) {
            int split = given.indexOf('=');
            files.put(split < 0 ? EVERY : given.substring(0, split), given.substring(split + 1));
        }
        return files;
    }

    /** @throws InvalidField where a series is none of those */
    public void requireSeries(Set<String> known) {
        Set<String> unknown = new TreeSet<>(bySeries().keySet());
        unknown.removeAll(known);
        unknown.remove(EVERY);
        if (!unknown.isEmpty()) {
            throw new InvalidField("--weights", String.join(", ", unknown), "a series of the study");
        }
    }

    private String put(Path file, List<String> architectures, Path data) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidField("weights", file, "a safetensors file, or the SHA-256 of one in the store");
        }
        try {
            requireFit(file, architectures);
            return store.store(data).putWeights(file);
        } catch (CorruptCheckpoint e) {
            throw new InvalidField("weights", file, "a safetensors file, but " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /* An architecture that nobody knows is the study's own fault, told where the study names it. */
    private static void requireFit(Path file, List<String> architectures) throws IOException, CorruptCheckpoint {
        Map<String, HostTensor> tensors = WeightsFile.read(file);
        for (String architecture : architectures) {
            if (!Architectures.names().contains(architecture)) {
                continue;
            }
            try {
                StartingWeights.requireFit(architecture, tensors);
            } catch (UnfitWeights e) {
                throw new InvalidField("weights", file, "a file for " + architecture + ", but " + e.getMessage());
            }
        }
    }

    /** Whoever only looks at a study puts nothing anywhere. */
    public static StartingPoints unread() {
        return (series, architectures, written) -> written == null ? null : "0".repeat(64);
    }
}

package dev.plumbline.analytics.baselines;

import dev.plumbline.contracts.event.NamedBaseline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Every version of every named baseline. Safe for use by several threads. */
public final class BaselineBook {
    private static final Comparator<NamedBaseline> LATEST_FIRST =
            (one, other) -> one.equals(other) ? 0 : one.supersedes(other) ? -1 : 1;

    /** By name and version; of a version that was said again, the latest saying. */
    private final TreeMap<String, TreeMap<String, NamedBaseline>> versions = new TreeMap<>();

    /** Takes a version in. */
    public synchronized void on(NamedBaseline baseline) {
        versions.computeIfAbsent(baseline.name(), name -> new TreeMap<>())
                .merge(baseline.version(), baseline, (one, other) -> other.supersedes(one) ? other : one);
    }

    /** The version of each name that stands, by name. */
    public synchronized List<NamedBaseline> standing() {
        List<NamedBaseline> standing = new ArrayList<>();
        versions.values()
                .forEach(of ->
                        standing.add(of.values().stream().min(LATEST_FIRST).orElseThrow()));
        return standing;
    }

    /** All versions, by name, the one that stands first. */
    public synchronized List<NamedBaseline> all() {
        return versions.values().stream()
                .flatMap(of -> of.values().stream().sorted(LATEST_FIRST))
                .toList();
    }
}

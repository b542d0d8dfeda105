package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.image.ImageDecoder;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The sources that this machine knows: those with a directory here and the built-in ones. */
public final class Sources {
    private final SortedMap<String, Source> byName;

    private Sources(SortedMap<String, Source> byName) {
        this.byName = byName;
    }

    /**
     * Directories are looked at (their first two levels, to tell the layout), not listed.
     *
     * @throws InvalidField when a directory is not there, or a name is given twice
     */
    public static Sources of(Collection<SourceDirectory> directories) {
        ImageDecoder decoder = ImageDecoder.best();
        SortedMap<String, Source> byName = new TreeMap<>();
        byName.put(ObjectsSource.NAME, new ObjectsSource());
        byName.put(CamtrapSource.NAME, new CamtrapSource());
        byName.put(FractalSource.NAME, new FractalSource());
        for (SourceDirectory place : directories) {
            Source source = Layouts.open(new Folder(place, decoder));
            if (byName.putIfAbsent(place.name(), source) != null) {
                throw new InvalidField("source " + place.name(), place.directory(), "one directory for each name");
            }
        }
        return new Sources(byName);
    }

    /** Sorted. */
    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** @throws InvalidField that lists the known sources */
    public Source source(String name) {
        Source source = byName.get(name);
        if (source == null) {
            throw new InvalidField(
                    "source", name, "one of " + String.join(", ", byName.keySet()) + "; --source name=DIR adds one");
        }
        return source;
    }
}

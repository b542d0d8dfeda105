package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@value #NAME} in a source's directory: its classes (column {@code class}) in another's words ({@code maps_to}). */
final class ClassMapFile {
    static final String NAME = "class-map.csv";

    private final Folder directory;

    ClassMapFile(Folder directory) {
        this.directory = directory;
    }

    /**
     * In the file's order; none where there is no file.
     *
     * @throws InvalidField when a row maps a class that the listing does not have, or one that a row before it maps
     */
    List<MappedClass> rows(Listing listing) {
        if (!directory.hasFile(NAME)) {
            return List.of();
        }
        Set<String> known = listing.classes().stream().map(ImageClass::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        List<MappedClass> rows = new ArrayList<>();
        new CsvTable(directory, NAME, List.of("class", "maps_to")).forEach(row -> {
            String place = row.place().whole();
            String id = row.any("class");
            String mapsTo = row.any("maps_to");
            if (!known.contains(id)) {
                throw new InvalidField(place, id, "a class of source " + directory.source());
            }
            if (!seen.add(id)) {
                throw new InvalidField(place, id, "one row for each class");
            }
            rows.add(new MappedClass(id, mapsTo.isEmpty() ? null : mapsTo, place));
        });
        return rows;
    }
}

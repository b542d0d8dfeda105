package dev.plumbline.datasets.source;

import dev.plumbline.datasets.Split;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * iWildCam-WILDS 2.0 as its makers publish it: {@code metadata.csv}, {@code categories.csv} and the images in
 * {@code train}, whichever split they are of. A class's id is its {@code y} in three digits or more, so that labels count
 * as {@code y} does; its name comes from {@code categories.csv}, where 99999 marks categories that are no class.
 *
 * <p>A group is a location (as {@code location_remapped} numbers them, by which WILDS groups) out of distribution and a
 * location's day in distribution, where locations are shared: {@code 17} and {@code 17/2013-06-05}. WILDS cuts
 * the in-distribution splits by day, so that a day is in one of them.
 */
final class IwildcamLayout implements Layout {
    private static final String METADATA = "metadata.csv";
    private static final String CATEGORIES = "categories.csv";
    private static final int NO_CLASS = 99_999;
    private static final Map<String, Split> SPLITS = Map.of(
            "train", Split.TRAIN,
            "id_val", Split.ID_VAL,
            "id_test", Split.ID_TEST,
            "val", Split.OOD_VAL,
            "test", Split.OOD_TEST);

    @Override
    public boolean fits(Folder directory) {
        return directory.hasFile(METADATA) && directory.hasFile(CATEGORIES);
    }

    @Override
    public Source open(Folder directory) {
        return new TableSource(directory, "unseen-locations", IwildcamLayout::read);
    }

    private static TableSplits read(Folder folder, Predicate<String> present) {
        Map<Integer, String> names = names(folder);
        Map<String, String> classes = new HashMap<>();
        names.forEach((y, name) -> classes.put(id(y), name));
        TableSplits splits = new TableSplits(classes);
        ListedImages images = new ListedImages(folder, present);
        new CsvTable(folder, METADATA, List.of("split", "location_remapped", "y", "datetime", "filename"))
                .forEach(row -> {
                    Split split = row.oneOf("split", SPLITS);
                    String label = label(row, names);
                    String group = group(row, split);
                    String image = "train/" + row.text("filename");
                    images.add(image, row.place(), "filename");
                    splits.add(split, label, image, group);
                });
        return splits;
    }

    private static Map<Integer, String> names(Folder folder) {
        Map<Integer, String> names = new TreeMap<>();
        new CsvTable(folder, CATEGORIES, List.of("y", "name")).forEach(row -> {
            int y = row.number("y");
            if (y == NO_CLASS) {
                return;
            }
            if (names.putIfAbsent(y, row.text("name")) != null) {
                throw row.unfit("y", "each y once");
            }
        });
        if (names.isEmpty()) {
            throw folder.unfit(CATEGORIES, "at least one class");
        }
        return names;
    }

    private static String id(int y) {
        return "%03d".formatted(y);
    }

    private static String label(TableRow row, Map<Integer, String> names) {
        int y = row.number("y");
        if (!names.containsKey(y)) {
            throw row.unfit("y", "a y of one of the " + names.size() + " classes in " + CATEGORIES);
        }
        return id(y);
    }

    private static String group(TableRow row, Split split) {
        String location = row.text("location_remapped");
        return split.inDistribution() ? location + "/" + day(row) : location;
    }

    private static LocalDate day(TableRow row) {
        try {
            return LocalDateTime.parse(row.text("datetime").replace(' ', 'T')).toLocalDate();
        } catch (DateTimeParseException e) {
            throw row.unfit("datetime", "a time as 2013-06-05 05:44:19.000");
        }
    }
}

package dev.plumbline.datasets.source;

import dev.plumbline.datasets.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * fMoW-WILDS 1.1 as its makers publish it: {@code rgb_metadata.csv}, {@code country_code_mapping.csv} and
 * {@code images/rgb_img_<i>.png}, i counting the table's rows from 0. Classes are the 62 that WILDS names, whichever of them
 * a table has; a category's name is its id, and ids sort as WILDS numbers them.
 *
 * <p>The splits are those that WILDS calls official (its {@code fmow_dataset.py}, scheme {@code time_after_2016}). Years are
 * UTC. Before 2013, the column {@code split} says train, ID validation ({@code val}) or ID test ({@code test}); rows of
 * {@code val} from 2013 to 2015 are OOD validation, rows of {@code test} from 2016 on OOD test. All others belong to no
 * split, those that are sequestered ({@code seq}) among them.
 *
 * <p>A group is a year and a region, {@code 2016/Africa}. Regions are those of {@code country_code_mapping.csv}, and
 * {@code Other} where it has none.
 */
final class FmowLayout implements Layout {
    private static final String METADATA = "rgb_metadata.csv";
    private static final String COUNTRIES = "country_code_mapping.csv";
    private static final String CATEGORIES = "fmow-categories.txt";
    private static final int OOD_FROM = 2013;
    private static final int OOD_TEST_FROM = 2016;

    /** What each word of the column {@code split} means in a year. */
    private static final Map<String, Function<Integer, Optional<Split>>> SPLITS = Map.of(
            "train",
            year -> year < OOD_FROM ? Optional.of(Split.TRAIN) : Optional.empty(),
            "val",
            FmowLayout::validation,
            "test",
            FmowLayout::test,
            "seq",
            year -> Optional.empty());

    @Override
    public boolean fits(Folder directory) {
        return directory.hasFile(METADATA);
    }

    @Override
    public Source open(Folder directory) {
        return new TableSource(directory, "later-years", FmowLayout::read);
    }

    private static Optional<Split> validation(int year) {
        if (year < OOD_FROM) {
            return Optional.of(Split.ID_VAL);
        }
        return year < OOD_TEST_FROM ? Optional.of(Split.OOD_VAL) : Optional.empty();
    }

    private static Optional<Split> test(int year) {
        if (year < OOD_FROM) {
            return Optional.of(Split.ID_TEST);
        }
        return year < OOD_TEST_FROM ? Optional.empty() : Optional.of(Split.OOD_TEST);
    }

    private static TableSplits read(Folder folder, Predicate<String> present) {
        Set<String> categories = categories();
        Map<String, String> regions = regions(folder);
        TableSplits splits = new TableSplits(categories.stream().collect(Collectors.toMap(c -> c, c -> c)));
        ListedImages images = new ListedImages(folder, present);
        new CsvTable(folder, METADATA, List.of("split", "timestamp", "country_code", "category")).forEach(row -> {
            int year = year(row);
            if (!categories.contains(row.text("category"))) {
                throw row.unfit("category", "one of fMoW's " + categories.size() + ", as airport");
            }
            row.oneOf("split", SPLITS).apply(year).ifPresent(split -> {
                String image = "images/rgb_img_" + (row.place().row() - 2) + ".png";
                images.add(image, row.place(), "image");
                String region = regions.getOrDefault(row.any("country_code"), "Other");
                splits.add(split, row.text("category"), image, year + "/" + region);
            });
        });
        return splits;
    }

    private static int year(TableRow row) {
        try {
            return OffsetDateTime.parse(row.text("timestamp").replace(' ', 'T'))
                    .atZoneSameInstant(ZoneOffset.UTC)
                    .getYear();
        } catch (DateTimeParseException e) {
            throw row.unfit("timestamp", "a time with its zone, as 2016-03-01T10:15:00Z");
        }
    }

    private static Map<String, String> regions(Folder folder) {
        Map<String, String> regions = new HashMap<>();
        new CsvTable(folder, COUNTRIES, List.of("alpha-3", "region")).forEach(row -> {
            if (!row.any("region").isEmpty()) {
                regions.put(row.text("alpha-3"), row.any("region"));
            }
        });
        return regions;
    }

    private static Set<String> categories() {
        try (InputStream lines = Objects.requireNonNull(FmowLayout.class.getResourceAsStream(CATEGORIES))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(CATEGORIES, e);
        }
    }
}

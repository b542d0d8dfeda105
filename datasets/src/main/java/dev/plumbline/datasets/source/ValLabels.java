package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The classes of the images in {@code val}. They are said by a folder per class, as in {@code train}; or by Tiny
 * ImageNet's {@code val/val_annotations.txt} (file, class and box, with tabs between) for {@code val/images}; or by
 * ImageNet's {@code LOC_val_solution.csv} (the file's name without its extension; class and box) for {@code val}.
 */
final class ValLabels {
    private static final String VAL = HeldOutLayout.VAL;
    private static final String ANNOTATIONS = VAL + "/val_annotations.txt";
    private static final String SOLUTION = "LOC_val_solution.csv";

    private ValLabels() {}

    /** @throws InvalidField when there is none of these, or the images and the file do not match one to one */
    static List<LabelledImage> of(Folder source) {
        if (FolderLayout.isParent(source, VAL)) {
            return inFolders(source);
        }
        if (source.hasFile(ANNOTATIONS)) {
            NamedImages images = new NamedImages(source, VAL + "/images", UnaryOperator.identity());
            return images.labelled(ANNOTATIONS, annotations(source));
        }
        for (String file : List.of(SOLUTION, VAL + "/" + SOLUTION)) {
            if (source.hasFile(file)) {
                NamedImages images = new NamedImages(source, VAL, ValLabels::withoutExtension);
                return images.labelled(file, solution(source, file));
            }
        }
        throw source.unfit(VAL, "a folder of images for each class, or val_annotations.txt, or " + SOLUTION);
    }

    private static List<LabelledImage> inFolders(Folder source) {
        List<LabelledImage> images = new ArrayList<>();
        for (ImageClass c : ImageFolder.classes(source, VAL + "/")) {
            String place = "source " + source.source() + ", folder of " + VAL;
            c.images().forEach(image -> images.add(new LabelledImage(image, c.id(), place)));
        }
        return images;
    }

    private static List<LabelledImage> annotations(Folder source) {
        List<LabelledImage> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(source.table(ANNOTATIONS))) {
                String place = "source " + source.source() + ", " + ANNOTATIONS + ", row " + (rows.size() + 1);
                String[] fields = line.split("\t", -1);
                if (fields.length != 6) {
                    throw new InvalidField(place, line, "file, class and the four numbers of a box, with tabs between");
                }
                rows.add(new LabelledImage(fields[0], fields[1], place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("source " + source.source() + ": cannot read " + ANNOTATIONS, e);
        }
        return rows;
    }

    private static List<LabelledImage> solution(Folder source, String file) {
        List<LabelledImage> rows = new ArrayList<>();
        new CsvTable(source, file, List.of("ImageId", "PredictionString")).forEach(row -> {
            String classId = row.any("PredictionString").split(" ", 2)[0];
            rows.add(new LabelledImage(row.any("ImageId"), classId, row.place().whole()));
        });
        return rows;
    }

    private static String withoutExtension(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }
}

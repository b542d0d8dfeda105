package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images of a list by their labels. */
final class LabelledList {
    /** Path and label; a path may have spaces. */
    private static final Pattern LINE = Pattern.compile("(.+) (\\d{1,9})\\s*");

    private final Map<Integer, List<String>> images = new HashMap<>();

    private LabelledList() {}

    /**
     * @param images receives what is listed
     * @param labels receives which folder has which label
     * @throws InvalidField that names the list and the row
     */
    static LabelledList read(Folder folder, String domain, String list, ListedImages images, LabelledFolders labels) {
        if (!folder.hasFile(list)) {
            throw folder.unfit(list, "the other list of the domain " + domain);
        }
        LabelledList read = new LabelledList();
        try (BufferedReader lines = Files.newBufferedReader(folder.table(list))) {
            long row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                RowPlace place = new RowPlace(folder.source(), list, ++row);
                if (!line.isBlank()) {
                    read.add(line, domain, place, images, labels);
                }
            }
        } catch (CharacterCodingException e) {
            throw folder.unfit(list, "text in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("source " + folder.source() + ": cannot read " + list, e);
        }
        return read;
    }

    private void add(String line, String domain, RowPlace place, ListedImages listed, LabelledFolders labels) {
        Matcher cells = LINE.matcher(line);
        if (!cells.matches()) {
            throw place.unfit("line", line, "a path, a space and a label, as clipart/dog/clipart_091_000001.jpg 90");
        }
        String image = cells.group(1);
        listed.add(image, place, "path");
        String[] steps = image.split("/", -1);
        if (steps.length != 3 || !steps[0].equals(domain)) {
            throw place.unfit("path", image, domain + "/CLASS/FILE");
        }
        int label = Integer.parseInt(cells.group(2));
        labels.add(label, steps[1], place);
        images.computeIfAbsent(label, l -> new ArrayList<>()).add(image);
    }

    /** In the list's order. */
    List<String> images(int label) {
        return images.getOrDefault(label, List.of());
    }
}

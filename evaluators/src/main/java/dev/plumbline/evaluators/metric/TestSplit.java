package dev.plumbline.evaluators.metric;

import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.prediction.KeptPredictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The truth of a test set: each image's label and group, in the order of its manifest. */
public final class TestSplit {
    private final String manifest;
    private final int classes;
    private final int[] labels;
    private final int[] groups;
    private final List<String> names;

    /**
     * @param manifest SHA-256 of the test set's
     * @param groups of each image by its place in {@code names}, from 1; 0: none
     */
    public TestSplit(String manifest, int classes, int[] labels, int[] groups, List<String> names) {
        if (labels.length == 0 || groups.length != labels.length) {
            throw new IllegalArgumentException(
                    "%d labels and %d groups; expected one of each for every image, and an image at least"
                            .formatted(labels.length, groups.length));
        }
        this.manifest = manifest;
        this.classes = classes;
        this.labels = labels.clone();
        this.groups = groups.clone();
        this.names = List.copyOf(names);
    }

    /** Groups are numbered in the order in which the manifest has them. */
    public static TestSplit of(Manifest manifest) {
        int[] labels = new int[manifest.count()];
        int[] groups = new int[manifest.count()];
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = manifest.label(i);
            String group = manifest.group(i).orElse(null);
            groups[i] = group == null ? 0 : numbers.computeIfAbsent(group, name -> numbers.size() + 1);
        }
        return new TestSplit(manifest.digest(), manifest.classes(), labels, groups, new ArrayList<>(numbers.keySet()));
    }

    /** As a file of predictions has it. */
    public static TestSplit of(KeptPredictions kept) throws CorruptCheckpoint {
        return new TestSplit(
                kept.header().manifest(),
                kept.header().classes(),
                kept.labels(),
                kept.groups(),
                kept.header().groups());
    }

    /** The same images under merged classes. */
    public TestSplit merged(ClassMap map) {
        return new TestSplit(manifest, map.classes(), map.of(labels), groups, names);
    }

    public int images() {
        return labels.length;
    }

    public int classes() {
        return classes;
    }

    /** Names; empty where the set has none. */
    public List<String> groupNames() {
        return names;
    }

    /** A copy. */
    public int[] labels() {
        return labels.clone();
    }

    /** A copy. */
    public int[] groups() {
        return groups.clone();
    }

    int label(int image) {
        return labels[image];
    }

    int group(int image) {
        return groups[image];
    }

    String manifest() {
        return manifest;
    }
}

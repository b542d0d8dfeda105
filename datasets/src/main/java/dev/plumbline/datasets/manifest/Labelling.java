package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.hierarchy.Superclasses;
import dev.plumbline.datasets.hierarchy.Synset;
import dev.plumbline.datasets.hierarchy.WordNet;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Which label each class gets: every class one, labels in the order of their ids, every label at least one class. */
final class Labelling {
    /** Of images that are labelled by their texts. */
    static final ClassLabel TEXT = new ClassLabel("text", "text");

    private final Source source;
    private final Variant variant;

    Labelling(Source source, Variant variant) {
        this.source = source;
        this.variant = variant;
    }

    /**
     * For each label the places of its classes in the list.
     *
     * @throws InvalidField when a class has no label of this kind
     */
    Map<ClassLabel, List<Integer>> of(List<ImageClass> classes) {
        Function<ImageClass, ClassLabel> label = rule();
        Map<String, ClassLabel> labels = new TreeMap<>();
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int c = 0; c < classes.size(); c++) {
            ClassLabel given = label.apply(classes.get(c));
            labels.putIfAbsent(given.id(), given);
            places.computeIfAbsent(given.id(), id -> new ArrayList<>()).add(c);
        }
        Map<ClassLabel, List<Integer>> all = new LinkedHashMap<>();
        places.forEach((id, of) -> all.put(Objects.requireNonNull(labels.get(id)), of));
        return all;
    }

    private Function<ImageClass, ClassLabel> rule() {
        if (variant.labels() instanceof Labels.WordnetDepth level) {
            return c -> atDepth(c, level.depth());
        }
        return switch ((Labels.Plain) variant.labels()) {
            case FINE -> c -> new ClassLabel(c.id(), c.name());
            case SUPERCLASS -> superclass();
            case TEXT -> text();
        };
    }

    private ClassLabel atDepth(ImageClass c, int depth) {
        Synset ancestor =
                WordNetIds.synset("labels.wordnetDepth", depth, source, c).atDepth(depth);
        return new ClassLabel(ancestor.id(), ancestor.name());
    }

    private Function<ImageClass, ClassLabel> superclass() {
        Map<String, String> superclasses = variant.classes() instanceof ClassChoice.Superclasses chosen
                ? Superclasses.resolve(chosen.superclasses(), source.superclasses(), WordNet.nouns())
                : source.superclasses();
        return c -> {
            String name = superclasses.get(c.id());
            if (name == null) {
                throw new InvalidField(
                        "labels",
                        "superclass",
                        "a source with a superclass for each class, or classes: {superclasses: ...}; " + c.id() + " of "
                                + source.name() + " has none");
            }
            return new ClassLabel(name, name);
        };
    }

    private Function<ImageClass, ClassLabel> text() {
        if (!source.hasTexts()) {
            throw new InvalidField(
                    "labels", "text", "a source whose images come with texts; those of " + source.name() + " do not");
        }
        return c -> TEXT;
    }
}

package dev.plumbline.datasets.manifest;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.hierarchy.ImageNetClasses;
import dev.plumbline.datasets.hierarchy.Synset;
import dev.plumbline.datasets.hierarchy.WordNet;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A source of names only whose classes are some of ImageNet's, with superclasses of its own. */
record TreeSource(Listing listing, Map<String, String> superclasses, boolean hasTexts) implements Source {
    private static final List<Synset> IMAGENET =
            ImageNetClasses.of(WordNet.nouns()).synsets();

    /** 2 to 25 classes of 1 to 40 images, in 1 to 4 superclasses. Image ids do not tell the class and so do not sort by it. */
    static TreeSource random(Random random) {
        List<Synset> synsets = new ArrayList<>(IMAGENET);
        Collections.shuffle(synsets, random);
        List<ImageClass> classes = new ArrayList<>();
        Map<String, String> superclasses = new TreeMap<>();
        int kinds = 1 + random.nextInt(4);
        for (Synset synset : synsets.subList(0, 2 + random.nextInt(24))) {
            List<String> images = IntStream.range(0, 1 + random.nextInt(40))
                    .mapToObj(i -> "%04x/%s_%d.JPEG".formatted(random.nextInt(1 << 16), synset.id(), i))
                    .toList();
            classes.add(new ImageClass(synset.id(), synset.name(), images));
            superclasses.put(synset.id(), "kind-" + random.nextInt(kinds));
        }
        return new TreeSource(Listing.of(classes), superclasses, true);
    }

    /** The same, listed in another order. */
    TreeSource shuffled(Random random) {
        List<ImageClass> classes = new ArrayList<>();
        for (ImageClass c : listing.classes()) {
            List<String> images = new ArrayList<>(c.images());
            Collections.shuffle(images, random);
            classes.add(new ImageClass(c.id(), c.name(), images));
        }
        Collections.shuffle(classes, random);
        return new TreeSource(Listing.of(classes), superclasses, hasTexts);
    }

    /** The class of each image. */
    Map<String, ImageClass> classOf() {
        return listing.classes().stream()
                .flatMap(c -> c.images().stream().map(image -> Map.entry(image, c)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        throw new UnreadableImage("this source has names only", null);
    }
}

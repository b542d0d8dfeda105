package dev.plumbline.datasets.manifest;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A source of names only. */
record ListedSource(Listing listing) implements Source {
    /** Classes c00, c01, ... with as many images as said, handed over in an order that {@code shuffle} decides. */
    static ListedSource of(Random shuffle, int... images) {
        List<ImageClass> classes = new ArrayList<>();
        for (int c = 0; c < images.length; c++) {
            String id = "c%02d".formatted(c);
            List<String> ids = new ArrayList<>(IntStream.range(0, images[c])
                    .mapToObj(i -> id + "/" + i + ".JPEG")
                    .toList());
            Collections.shuffle(ids, shuffle);
            classes.add(new ImageClass(id, "class " + id, ids));
        }
        Collections.shuffle(classes, shuffle);
        return new ListedSource(Listing.of(classes));
    }

    /** 2 to 20 classes of 1 to 60 images. */
    static ListedSource random(Random random) {
        return of(
                random,
                IntStream.range(0, 2 + random.nextInt(19))
                        .map(c -> 1 + random.nextInt(60))
                        .toArray());
    }

    int images() {
        return (int) listing.images();
    }

    @Override
    public String name() {
        return "listed";
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        throw new UnreadableImage("this source has names only", null);
    }
}

package dev.plumbline.datasets.source;

import dev.plumbline.contracts.Digest;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.fractal.Category;
import dev.plumbline.datasets.fractal.CategoryTable;
import dev.plumbline.datasets.fractal.FractalRenderer;
import dev.plumbline.datasets.fractal.Instance;
import java.security.MessageDigest;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * {@code fractaldb}: the 1,000 categories of FractalDB-1k with 1,000 instances each, drawn when they are asked for. Image ids
 * are {@code <category>/<category>_<weights>_count_<patch>_flip<flip>.png}, as the published renderer names files.
 */
final class FractalSource implements Source {
    static final String NAME = "fractaldb";
    private static final int LARGEST = 2048;
    private static final int FINGERPRINT_SIZE = 32;

    private final Supplier<List<Category>> categories = new Memo<>(CategoryTable::published);
    private final ThreadLocal<FractalRenderer> renderer = ThreadLocal.withInitial(FractalRenderer::new);
    private final Supplier<Listing> listing = new Memo<>(this::list);

    /** The ids of a category's images, made when they are asked for: a million of them would fill 100 MB. */
    private static final class Ids extends AbstractList<String> implements RandomAccess {
        private final String category;

        Ids(String category) {
            this.category = category;
        }

        @Override
        public String get(int index) {
            return id(category, Instance.named(index));
        }

        @Override
        public int size() {
            return Instance.COUNT;
        }
    }

    private static String id(String category, Instance instance) {
        return category + "/" + category + "_" + instance.name() + ".png";
    }

    private static String categoryId(int number) {
        return "%05d".formatted(number);
    }

    private Listing list() {
        return Listing.of(
                fingerprint(),
                IntStream.range(0, categories.get().size())
                        .mapToObj(FractalSource::categoryId)
                        .map(id -> new ImageClass(id, id, new Ids(id)))
                        .toList());
    }

    /** The systems, and what is drawn of one in each weight set, flip and patch: the version of the drawing. */
    private String fingerprint() {
        MessageDigest sha = Digest.sha256();
        sha.update(CategoryTable.publishedBytes());
        byte[] rgb = new byte[FINGERPRINT_SIZE * FINGERPRINT_SIZE * 3];
        for (int i = 0; i < Instance.WEIGHTS; i++) {
            Instance instance = new Instance(i, i % Instance.PATCHES, i % Instance.FLIPS);
            renderer.get().render(0, categories.get().get(0).system(), instance, FINGERPRINT_SIZE, rgb, 0);
            sha.update(rgb);
        }
        return Digest.hex(sha.digest());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Listing listing() {
        return listing.get();
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        if (size < 1 || size > LARGEST) {
            throw unreadable(image, "it can be drawn at 1 to " + LARGEST + " pixels, not at " + size);
        }
        int slash = image.indexOf('/');
        Optional<Instance> instance = slash < 0 ? Optional.empty() : instance(image, image.substring(0, slash));
        int category = slash < 0 ? -1 : number(image.substring(0, slash));
        if (category < 0 || instance.isEmpty()) {
            throw unreadable(image, "there is no such category or instance");
        }
        renderer.get().render(category, categories.get().get(category).system(), instance.get(), size, rgb, offset);
    }

    private static Optional<Instance> instance(String image, String category) {
        int begin = 2 * category.length() + 2;
        return image.startsWith(category + "/" + category + "_") && image.endsWith(".png") && begin < image.length() - 4
                ? Instance.named(image.substring(begin, image.length() - 4))
                : Optional.empty();
    }

    /** -1 where there is no such category. */
    private int number(String category) {
        if (!category.matches("[0-9]{5}")) {
            return -1;
        }
        int number = Integer.parseInt(category);
        return number < categories.get().size() ? number : -1;
    }

    private static UnreadableImage unreadable(String image, String fault) {
        return new UnreadableImage("source " + NAME + ", image " + image + ": " + fault, null);
    }
}

package dev.plumbline.datasets.source;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.rendered.RenderedClass;
import dev.plumbline.datasets.rendered.objects.ObjectsWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code rendered:objects}: the first {@value #IMAGES_PER_CLASS} images of each class of {@link ObjectsWorld}, and the next
 * {@value #VALIDATION_PER_CLASS} of each to validate on. Image ids are {@code <class>/<index>}.
 */
final class ObjectsSource implements Source {
    static final String NAME = "rendered:objects";
    static final int IMAGES_PER_CLASS = 1000;
    private static final int VALIDATION_PER_CLASS = 20;
    private static final long SEED = 0;

    private final ObjectsWorld world = new ObjectsWorld(SEED);
    private final List<RenderedClass> classes = world.classes();
    private final Drawing drawing = new Drawing(NAME, world, this::id);
    private final Supplier<Listing> listing = new Memo<>(() -> list(0, IMAGES_PER_CLASS));
    private final Supplier<Listing> validation =
            new Memo<>(() -> list(IMAGES_PER_CLASS, IMAGES_PER_CLASS + VALIDATION_PER_CLASS));

    private String id(int index) {
        return classes.get(world.label(index)).name() + "/" + Drawing.digits(index);
    }

    /** The images of each class from one of its turns to another. */
    private Listing list(int from, int to) {
        int turns = classes.size();
        List<ImageClass> listed = IntStream.range(0, turns)
                .mapToObj(label -> new ImageClass(
                        classes.get(label).name(),
                        classes.get(label).name(),
                        IntStream.range(from, to)
                                .mapToObj(turn -> id(turn * turns + label))
                                .toList()))
                .toList();
        return Listing.of(drawing.fingerprint(IntStream.range(0, turns)), listed);
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
    public Optional<Listing> validation() {
        return Optional.of(validation.get());
    }

    /** The kingdoms. */
    @Override
    public Map<String, String> superclasses() {
        return classes.stream().collect(Collectors.toMap(RenderedClass::name, RenderedClass::kingdom));
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        drawing.read(image, size, rgb, offset);
    }
}

package dev.plumbline.datasets.source;

import dev.plumbline.datasets.Split;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.rendered.RenderedClass;
import dev.plumbline.datasets.rendered.camtrap.CamtrapWorld;
import dev.plumbline.datasets.rendered.camtrap.Frame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * {@code rendered:camtrap}: the splits of {@link CamtrapWorld}; variants draw from its train split. Image ids are
 * {@code <split>/camera-<c>/day-<d>/<index>}. Images in distribution are grouped by camera and day, the others by camera.
 */
public final class CamtrapSource implements SplitSource {
    public static final String NAME = "rendered:camtrap";
    private static final long SEED = 0;
    private static final int FINGERPRINTED = 64;

    private final Supplier<CamtrapWorld> world = new Memo<>(() -> new CamtrapWorld(SEED));
    private final Supplier<Drawing> drawing = new Memo<>(() -> new Drawing(NAME, world.get(), this::id));
    private final Supplier<Map<Split, Listing>> listings = new Memo<>(this::list);

    CamtrapSource() {}

    @Override
    public Listing split(Split split) {
        return Objects.requireNonNull(listings.get().get(split));
    }

    @Override
    public String testName(Split split) {
        return switch (split) {
            case TRAIN -> "train";
            case ID_VAL -> "id-validation";
            case ID_TEST -> "id-test";
            case OOD_VAL -> "unseen-cameras-validation";
            case OOD_TEST -> "unseen-cameras";
        };
    }

    private String id(int index) {
        Frame frame = world.get().frame(index);
        return "%s/camera-%02d/day-%02d/%s"
                .formatted(folder(frame.split()), frame.camera(), frame.day(), Drawing.digits(index));
    }

    private static String folder(Split split) {
        return split.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<Split, Listing> list() {
        int all = world.get().size();
        String version = drawing.get()
                .fingerprint(IntStream.range(0, FINGERPRINTED).map(i -> (int) ((long) i * all / FINGERPRINTED)));
        Map<Split, Listing> listed = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            listed.put(split, Listing.of(version, classes(split)));
        }
        return listed;
    }

    private List<ImageClass> classes(Split split) {
        List<RenderedClass> classes = world.get().classes();
        List<List<String>> images = new ArrayList<>();
        classes.forEach(c -> images.add(new ArrayList<>()));
        for (int index = 0; index < world.get().size(); index++) {
            Frame frame = world.get().frame(index);
            if (frame.split() == split) {
                images.get(frame.label()).add(id(index));
            }
        }
        return IntStream.range(0, classes.size())
                .mapToObj(label -> new ImageClass(
                        classes.get(label).name(), classes.get(label).name(), images.get(label)))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Listing listing() {
        return split(Split.TRAIN);
    }

    @Override
    public Optional<String> group(String image) {
        String[] parts = image.split("/", -1);
        return Optional.of(parts[0].startsWith("ood") ? parts[1] : parts[1] + "/" + parts[2]);
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        drawing.get().read(image, size, rgb, offset);
    }
}

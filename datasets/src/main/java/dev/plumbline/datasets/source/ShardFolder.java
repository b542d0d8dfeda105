package dev.plumbline.datasets.source;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.manifest.StreamedListing;
import dev.plumbline.datasets.shard.ShardIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Image-text shards as WebDataset has them (LAION, YFCC): {@code *.tar}, each with a {@code .jpg} (or png), a {@code .txt}
 * and a {@code .json} for each key. An image's id is {@code <shard>/<its name in the shard>}. There is one class,
 * {@value #CLASS}: what an image shows is said by its text.
 */
public final class ShardFolder implements Source {
    static final String CLASS = "image-text";
    private static final String TAR = ShardNames.TAR;

    private final Folder folder;
    private final Supplier<Listing> listing;
    private final Supplier<Long> count;
    private final Map<String, ShardIndex> indices = new ConcurrentHashMap<>();

    ShardFolder(Folder folder) {
        this.folder = folder;
        this.listing = new Memo<>(this::list);
        this.count = new Memo<>(() ->
                shards().stream().mapToLong(shard -> imagesOf(shard).size()).sum());
    }

    /** Whether the directory has a list of shards, or tar files and no folders. */
    static boolean fits(Folder folder) {
        return folder.hasFile(ShardNames.LIST)
                || (folder.folders("").isEmpty() && !folder.files("", TAR).isEmpty());
    }

    private Listing list() {
        List<String> images =
                shards().stream().flatMap(shard -> imagesOf(shard).stream()).toList();
        return Listing.of(List.of(new ImageClass(CLASS, CLASS, images)));
    }

    private ShardIndex index(String shard) {
        return indices.computeIfAbsent(shard, this::opened);
    }

    private ShardIndex opened(String shard) {
        try {
            return ShardIndex.of(folder.file(shard));
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("there is no such shard", e);
        } catch (UnreadableImage e) {
            throw new UncheckedIOException(e.getMessage(), new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException("source " + name() + ": " + e.getMessage(), e);
        }
    }

    /** The same images as {@link #listing()}, a shard in memory at a time. */
    public StreamedListing streamed() {
        return new StreamedListing() {
            @Override
            public String name() {
                return folder.source();
            }

            @Override
            public List<StreamedClass> classes() {
                return List.of(new StreamedClass(CLASS, CLASS, count.get()));
            }

            @Override
            public void images(Sink sink) throws IOException {
                for (String shard : shards()) {
                    sink.accept(imagesOf(shard));
                }
            }
        };
    }

    private List<String> imagesOf(String shard) {
        List<String> names = opened(shard).names(Folder.EXTENSIONS);
        if (names.isEmpty()) {
            throw folder.unfit(shard, "at least one image in each shard");
        }
        return names.stream().map(name -> shard + "/" + name).toList();
    }

    /** In the order of their images' ids. */
    private List<String> shards() {
        return new ShardNames(folder)
                .all().stream()
                        .sorted(Comparator.comparing(shard -> shard + "/"))
                        .toList();
    }

    @Override
    public String name() {
        return folder.source();
    }

    @Override
    public Listing listing() {
        return listing.get();
    }

    @Override
    public boolean hasTexts() {
        return true;
    }

    /** The text that goes with an image of the listing, or nothing where its shard has none. */
    public Optional<String> text(String image) throws IOException, UnreadableImage {
        int slash = image.indexOf(TAR + "/") + TAR.length();
        String shard = image.substring(0, slash);
        return index(shard).text(folder.file(shard), image.substring(slash + 1));
    }

    @Override
    public Optional<Pixels> part(String image, PartChoice choice) throws UnreadableImage {
        return Optional.of(folder.decode(image, file(image), choice));
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        folder.decode(image, file(image), size, rgb, offset);
    }

    private byte[] file(String image) throws UnreadableImage {
        int slash = image.indexOf(TAR + "/") + TAR.length();
        if (slash < TAR.length()) {
            throw folder.unreadable(image, "it is not named <shard>" + TAR + "/<file>", null);
        }
        String shard = image.substring(0, slash);
        try {
            return index(shard)
                    .read(folder.file(shard), image.substring(slash + 1))
                    .orElseThrow(() -> folder.unreadable(image, "its shard holds no such file", null));
        } catch (IOException | UncheckedIOException e) {
            throw folder.unreadable(image, String.valueOf(e.getMessage()), e);
        }
    }
}

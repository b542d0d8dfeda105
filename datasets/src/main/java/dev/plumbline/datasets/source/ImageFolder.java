package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A folder per class: {@code <class>/*.JPEG} as in ImageNet, or {@code <class>/images/*.JPEG} as in Tiny ImageNet. The
 * folder's name is the class's id.
 */
final class ImageFolder implements Source {
    private final Folder folder;
    private final ClassMapFile classMap;
    private final Supplier<Listing> listing;

    /** @param directory of the source: {@code folder} or the one that holds it */
    ImageFolder(Folder folder, Folder directory) {
        this.folder = folder;
        this.classMap = new ClassMapFile(directory);
        this.listing = new Memo<>(() -> Listing.of(classes(folder, "")));
    }

    /**
     * The classes under {@code parent}, which is empty for the root, else a path that ends with a slash.
     *
     * @throws InvalidField when there is no class, or one without an image
     */
    static List<ImageClass> classes(Folder folder, String parent) {
        List<ImageClass> classes = new ArrayList<>();
        for (String id : folder.folders(parent)) {
            List<String> images = new ArrayList<>(folder.images(parent + id));
            images.addAll(folder.images(parent + id + "/images"));
            if (images.isEmpty()) {
                throw folder.unfit(parent + id, "at least one image (" + kinds() + ") in the folder of each class");
            }
            classes.add(new ImageClass(id, id, images));
        }
        if (classes.isEmpty()) {
            throw folder.unfit(parent, "a folder of images for each class");
        }
        return classes;
    }

    private static String kinds() {
        return String.join(", ", Folder.EXTENSIONS.stream().sorted().toList());
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
    public List<MappedClass> classMap() {
        return classMap.rows(listing());
    }

    @Override
    public Optional<Pixels> part(String image, PartChoice choice) throws UnreadableImage {
        return Optional.of(folder.part(image, choice));
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        folder.read(image, size, rgb, offset);
    }
}

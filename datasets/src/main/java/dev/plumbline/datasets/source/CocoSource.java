package dev.plumbline.datasets.source;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Images that a file in COCO's form lists, with a class each and a superclass for each class. An image's id is its
 * {@code file_name}. A class's id is its category's number, with zeros before it so that all are equally long
 * ({@code 0042}) and sort as they count; the category's name is the class's name.
 */
final class CocoSource implements Source {
    private record Content(Listing listing, Map<String, String> superclasses) {
        static Content of(CocoTables tables) {
            return new Content(Listing.of(tables.classes()), Map.copyOf(tables.superclasses()));
        }
    }

    private final Folder folder;
    private final ClassMapFile classMap;
    private final Supplier<Content> content;

    CocoSource(Folder folder, String file) {
        this.folder = folder;
        this.classMap = new ClassMapFile(folder);
        this.content = new Memo<>(() -> Content.of(CocoListing.read(folder, file)));
    }

    @Override
    public String name() {
        return folder.source();
    }

    @Override
    public Listing listing() {
        return content.get().listing();
    }

    @Override
    public Map<String, String> superclasses() {
        return content.get().superclasses();
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

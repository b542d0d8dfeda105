package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.Split;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Image files that a table cuts into splits and puts into groups; it is read when it is first asked for. */
final class TableSource implements SplitSource {
    private record Content(Map<Split, Listing> listings, Map<String, String> groups) {
        static Content of(TableSplits splits) {
            return new Content(splits.listings(), splits.groups());
        }
    }

    /** Reads a source's tables. */
    interface Reader {
        /**
         * @param present whether there is a file of this id
         * @throws InvalidField that names the table and the row
         */
        TableSplits read(Folder folder, Predicate<String> present);
    }

    private final Folder folder;
    private final String unseen;
    private final Reader reader;
    private final Supplier<Content> content;

    /** @param unseen what its tests out of distribution are called, as {@code unseen-cameras} */
    TableSource(Folder folder, String unseen, Reader reader) {
        this(folder, unseen, reader, () -> reader.read(folder, new FolderNames(folder)::has));
    }

    private TableSource(Folder folder, String unseen, Reader reader, Supplier<TableSplits> table) {
        this.folder = folder;
        this.unseen = unseen;
        this.reader = reader;
        this.content = new Memo<>(() -> Content.of(table.get()));
    }

    @Override
    public Source withMissing() {
        return new TableSource(folder, unseen, reader, () -> reader.read(folder, image -> true));
    }

    @Override
    public String name() {
        return folder.source();
    }

    @Override
    public Listing listing() {
        return split(Split.TRAIN);
    }

    @Override
    public Listing split(Split split) {
        return Objects.requireNonNull(content.get().listings().get(split));
    }

    @Override
    public String testName(Split split) {
        return switch (split) {
            case TRAIN -> "train";
            case ID_VAL -> "id-validation";
            case ID_TEST -> "id-test";
            case OOD_VAL -> unseen + "-validation";
            case OOD_TEST -> unseen;
        };
    }

    @Override
    public Optional<String> group(String image) {
        return Optional.ofNullable(content.get().groups().get(image));
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

package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Domains whose train and test images are listed in {@code <domain>_train.txt} and {@code <domain>_test.txt}, an image a
 * line: {@code clipart/aircraft_carrier/clipart_001_000001.jpg 0}. A class's id is its label in three digits or more, its
 * name that of its folder; a label and a folder belong together in all lists. Every domain has every class, though perhaps
 * no image of some.
 */
final class DomainLists implements DomainSource {
    private static final String TRAIN = "_train.txt";
    private static final String TEST = "_test.txt";

    private record Content(Map<String, Domain> domains, Listing union) {}

    private final Folder folder;
    private final Supplier<Content> content;

    DomainLists(Folder folder) {
        this(folder, () -> read(folder, new FolderNames(folder)::has));
    }

    private DomainLists(Folder folder, Supplier<Content> content) {
        this.folder = folder;
        this.content = new Memo<>(content);
    }

    @Override
    public Source withMissing() {
        return new DomainLists(folder, () -> read(folder, image -> true));
    }

    /** Names, sorted, of the domains that have a train list in this directory. */
    static List<String> domains(Folder folder) {
        return new FolderNames(folder)
                .in("").stream()
                        .filter(name -> name.endsWith(TRAIN) && name.length() > TRAIN.length())
                        .map(name -> name.substring(0, name.length() - TRAIN.length()))
                        .sorted()
                        .toList();
    }

    private static Content read(Folder folder, Predicate<String> present) {
        ListedImages images = new ListedImages(folder, present);
        LabelledFolders labels = new LabelledFolders();
        Map<String, LabelledList> lists = new TreeMap<>();
        for (String domain : domains(folder)) {
            for (String list : List.of(domain + TRAIN, domain + TEST)) {
                lists.put(list, LabelledList.read(folder, domain, list, images, labels));
            }
        }
        Map<String, Domain> domains = new TreeMap<>();
        List<LabelledList> trains = new ArrayList<>();
        for (String domain : domains(folder)) {
            LabelledList train = Objects.requireNonNull(lists.get(domain + TRAIN));
            LabelledList test = Objects.requireNonNull(lists.get(domain + TEST));
            domains.put(domain, new Domain(labels.listing(List.of(train)), labels.listing(List.of(test))));
            trains.add(train);
        }
        return new Content(domains, labels.listing(trains));
    }

    @Override
    public String name() {
        return folder.source();
    }

    @Override
    public List<String> domains() {
        return List.copyOf(content.get().domains().keySet());
    }

    @Override
    public Domain domain(String name) {
        Domain domain = content.get().domains().get(name);
        if (domain == null) {
            throw new InvalidField("domain of " + name(), name, "one of " + String.join(", ", domains()));
        }
        return domain;
    }

    /** The train lists of all domains. */
    @Override
    public Listing listing() {
        return content.get().union();
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

package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A folder per domain that holds a folder per class: {@code <domain>/<class>/*.jpg}, as in PACS. Variants draw from all
 * domains together.
 */
public final class DomainFolder implements DomainSource {
    private final Folder folder;
    private final Supplier<Listing> union;
    private final Map<String, Listing> domains = new ConcurrentHashMap<>();

    DomainFolder(Folder folder) {
        this.folder = folder;
        this.union = new Memo<>(this::all);
    }

    @Override
    public List<String> domains() {
        return folder.folders("");
    }

    @Override
    public Domain domain(String name) {
        return new Domain(images(name), null);
    }

    /** @throws InvalidField when there is no such domain, or it has a class without images or images without a class */
    private Listing images(String name) {
        if (!domains().contains(name)) {
            throw new InvalidField("domain of " + name(), name, "one of " + String.join(", ", domains()));
        }
        return domains.computeIfAbsent(name, this::listed);
    }

    private Listing listed(String domain) {
        List<String> stray = folder.images(domain);
        if (!stray.isEmpty()) {
            throw folder.unfit(
                    stray.get(0),
                    "no image beside folders: those of " + domain + " make it a domain, and its folders classes");
        }
        return Listing.of(ImageFolder.classes(folder, domain + "/"));
    }

    private Listing all() {
        Map<String, List<String>> images = new TreeMap<>();
        for (String domain : domains()) {
            for (ImageClass c : images(domain).classes()) {
                images.computeIfAbsent(c.id(), id -> new ArrayList<>()).addAll(c.images());
            }
        }
        return Listing.of(images.entrySet().stream()
                .map(e -> new ImageClass(e.getKey(), e.getKey(), e.getValue()))
                .toList());
    }

    @Override
    public String name() {
        return folder.source();
    }

    @Override
    public Listing listing() {
        return union.get();
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

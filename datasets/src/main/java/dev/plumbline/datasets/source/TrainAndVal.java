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
import java.util.function.Supplier;

/**
 * {@code train} and {@code val} beside each other. The id of a training image is its path from {@code train}, as if that
 * were the source; so a manifest does not depend on whether {@code val} is there. The id of a held-out image begins with
 * {@code val/}.
 */
final class TrainAndVal implements HeldOut {
    private static final String HELD_OUT = HeldOutLayout.VAL + "/";

    private final Folder whole;
    private final ImageFolder train;
    private final Supplier<Listing> heldOut;

    TrainAndVal(Folder whole) {
        this.whole = whole;
        this.train = new ImageFolder(whole.within(HeldOutLayout.TRAIN), whole);
        this.heldOut = new Memo<>(this::listHeldOut);
    }

    @Override
    public String name() {
        return train.name();
    }

    /** @throws InvalidField when a class is called {@code val}: its images could not be told from the held-out ones */
    @Override
    public Listing listing() {
        Listing listing = train.listing();
        if (listing.classes().stream().anyMatch(c -> c.id().equals(HeldOutLayout.VAL))) {
            throw whole.unfit(
                    HeldOutLayout.TRAIN + "/" + HeldOutLayout.VAL, "no class of this name beside a val folder");
        }
        return listing;
    }

    @Override
    public Listing heldOut() {
        return heldOut.get();
    }

    private Listing listHeldOut() {
        Map<String, List<String>> images = new TreeMap<>();
        listing().classes().forEach(c -> images.put(c.id(), new ArrayList<>()));
        for (LabelledImage image : ValLabels.of(whole)) {
            List<String> of = images.get(image.classId());
            if (of == null) {
                throw new InvalidField(image.place(), image.classId(), "a class that has a folder in train");
            }
            of.add(image.id());
        }
        List<ImageClass> classes = new ArrayList<>();
        listing()
                .classes()
                .forEach(c -> classes.add(new ImageClass(c.id(), c.name(), images.getOrDefault(c.id(), List.of()))));
        return Listing.ofPart("", classes);
    }

    @Override
    public List<MappedClass> classMap() {
        return train.classMap();
    }

    @Override
    public Optional<Pixels> part(String image, PartChoice choice) throws UnreadableImage {
        return image.startsWith(HELD_OUT) ? Optional.of(whole.part(image, choice)) : train.part(image, choice);
    }

    @Override
    public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
        if (image.startsWith(HELD_OUT)) {
            whole.read(image, size, rgb, offset);
        } else {
            train.read(image, size, rgb, offset);
        }
    }
}

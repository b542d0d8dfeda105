package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes a variant exact. The order of a class's images depends on (subset seed, image id) only and what is taken is a
 * prefix of it, so subsets nest in {@code total} and {@code perClass}; class sets are a prefix of one permutation of the
 * classes, so they nest in {@code random} and {@code subclasses}; remainders follow that same permutation. Labels are 0 to
 * k - 1 in the order of their ids. An image stands once in a manifest, but for draws with replacement.
 */
public final class Selection {
    private final Variant variant;
    private final List<ImageClass> units;
    private final Shares shares;

    /** @param units what a total is divided over: the chosen classes, or the labels with all the images of their classes */
    private Selection(Variant variant, List<ImageClass> units, boolean labels) {
        this.variant = variant;
        this.units = units;
        this.shares = new Shares(variant, units, labels);
    }

    /** @throws InvalidField when the source cannot give what the variant asks for: it says which class lacks how many */
    public static Manifest manifest(Source source, Variant variant) {
        if (variant.images() instanceof ImageBudget.All && variant.balance() != Balance.NONE) {
            throw new InvalidField(
                    "balance",
                    variant.balance().name().toLowerCase(Locale.ROOT),
                    "none with images: all, which takes every image");
        }
        Variant used = used(variant);
        List<ImageClass> classes = new ClassSelection(source, variant.seed()).chosen(variant.classes());
        Map<ClassLabel, List<Integer>> labels = new Labelling(source, variant).of(classes);
        boolean byLabel = used.balance() == Balance.LABEL;
        Selection selection = new Selection(used, byLabel ? merged(labels, all(classes)) : classes, byLabel);
        List<Taken> taken = selection.taken();
        List<Taken> labelled = byLabel ? taken : ofLabels(labels, taken);
        return Rows.manifest(
                source,
                selection.header(source, List.copyOf(labels.keySet()), labelled),
                labelled.stream().map(Taken::from).toList(),
                labelled.stream().map(Taken::places).toList());
    }

    private ManifestHeader header(Source source, List<ClassLabel> labels, List<Taken> labelled) {
        List<Shortfall> shortfalls = shares.shortfalls();
        return new ManifestHeader(
                source.name(),
                source.listing().digest(),
                withShortage(variant, shortfalls.isEmpty() ? Shortage.REFUSE : Shortage.FILL),
                null,
                labels,
                labelled.stream().mapToLong(Taken::count).sum(),
                variant.replacement()
                        ? labelled.stream().mapToLong(Taken::distinct).sum()
                        : null,
                shortfalls);
    }

    private static List<Taken> all(List<ImageClass> classes) {
        return classes.stream().map(Taken::all).toList();
    }

    private static List<ImageClass> merged(Map<ClassLabel, List<Integer>> labels, List<Taken> ofClasses) {
        return ofLabels(labels, ofClasses).stream().map(Taken::from).toList();
    }

    private static List<Taken> ofLabels(Map<ClassLabel, List<Integer>> labels, List<Taken> ofClasses) {
        return labels.entrySet().stream()
                .map(label -> Taken.merged(
                        label.getKey(),
                        label.getValue().stream().map(ofClasses::get).toList()))
                .toList();
    }

    private List<Taken> taken() {
        if (variant.images() instanceof ImageBudget.All) {
            return all(units);
        }
        if (variant.images() instanceof ImageBudget.Total total && variant.balance() == Balance.NONE) {
            return variant.replacement() ? drawnOfAll(total.n()) : firstOfAll(total.n());
        }
        long[] gives = shares.quotas();
        SeededOrder order = new SeededOrder("image", variant.seed());
        return IntStream.range(0, gives.length)
                .parallel()
                .mapToObj(u -> variant.replacement()
                        ? drawn(units.get(u), gives[u])
                        : new Taken(units.get(u), order.first(units.get(u).images(), (int) gives[u])))
                .toList();
    }

    private Taken drawn(ImageClass from, long draws) {
        return Taken.drawn(
                from,
                new ReplacementDraws(variant.seed())
                        .times(from.id(), from.images().size(), draws));
    }

    /** n draws, each of all images of all chosen classes in the order of (class, id). */
    private List<Taken> drawnOfAll(long n) {
        int[] times = new ReplacementDraws(variant.seed()).times("", Math.toIntExact(shares.images()), n);
        List<Taken> drawn = new ArrayList<>();
        int start = 0;
        for (ImageClass c : units) {
            int end = start + c.images().size();
            drawn.add(Taken.drawn(c, Arrays.copyOfRange(times, start, end)));
            start = end;
        }
        return drawn;
    }

    /** The first n of one permutation of the images of all chosen classes. */
    private List<Taken> firstOfAll(long n) {
        shares.requireEnough(n);
        SeededOrder order = new SeededOrder("image", variant.seed());
        long[] keys = units.parallelStream()
                .flatMapToLong(c -> Arrays.stream(order.keys(c.images())))
                .toArray();
        BitSet first = SeededOrder.first(keys, (int) n);
        List<Taken> taken = new ArrayList<>();
        int start = 0;
        for (ImageClass c : units) {
            int end = start + c.images().size();
            taken.add(new Taken(c, first.get(start, end)));
            start = end;
        }
        return taken;
    }

    /**
     * The variant with the choices that make no difference at their defaults, and each synset in one writing. A variant that
     * fills is one that refuses until a class falls short.
     */
    private static Variant used(Variant variant) {
        boolean draws = !(variant.images() instanceof ImageBudget.All) || ClassSelection.draws(variant.classes());
        Balance balance = variant.images() instanceof ImageBudget.PerClass ? Balance.NONE : variant.balance();
        return new Variant(
                ClassSelection.canonical(variant.classes()),
                variant.labels(),
                variant.images(),
                balance == Balance.LABEL && variant.labels() == Labels.FINE ? Balance.CLASS : balance,
                variant.replacement(),
                variant.shortage(),
                draws ? variant.seed() : 0);
    }

    private static Variant withShortage(Variant variant, Shortage shortage) {
        return new Variant(
                variant.classes(),
                variant.labels(),
                variant.images(),
                variant.balance(),
                variant.replacement(),
                shortage,
                variant.seed());
    }
}

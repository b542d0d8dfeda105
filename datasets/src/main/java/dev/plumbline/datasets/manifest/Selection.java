package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Makes a variant exact. The order of a class's images depends on (subset seed, image id) only and what is taken is a
 * prefix of it, so subsets nest in {@code total} and {@code perClass}; class sets are a prefix of one permutation of the
 * classes, so they nest in {@code random}; remainders follow that same permutation. Labels are 0 to k - 1 in the order of
 * the chosen classes' ids.
 */
public final class Selection {
    private final Variant variant;
    private final List<ImageClass> classes;
    private final int[] ranks;
    private final long[] has;

    private Selection(Listing listing, Variant variant) {
        this.variant = variant;
        this.classes = chosen(listing.classes(), variant);
        this.ranks = new SeededOrder("class", variant.seed())
                .ranks(classes.stream().map(ImageClass::id).toList());
        this.has = classes.stream().mapToLong(c -> c.images().size()).toArray();
    }

    /** @throws InvalidField when the source cannot give what the variant asks for: it says which class lacks how many */
    public static Manifest manifest(Source source, Variant variant) {
        if (variant.images() instanceof ImageBudget.All && variant.balance() == Balance.CLASS) {
            throw new InvalidField("balance", "class", "none with images: all, which takes every image");
        }
        Listing listing = source.listing();
        Selection selection = new Selection(listing, variant);
        List<Shortfall> shortfalls = selection.shortfalls();
        List<BitSet> taken = selection.taken();
        ManifestHeader header = new ManifestHeader(
                source.name(),
                listing.digest(),
                selection.usedChoices(!shortfalls.isEmpty()),
                null,
                selection.classes.stream()
                        .map(c -> new ClassLabel(c.id(), c.name()))
                        .toList(),
                taken.stream().mapToLong(BitSet::cardinality).sum(),
                shortfalls);
        return Rows.manifest(source, header, selection.classes, taken);
    }

    private static List<ImageClass> chosen(List<ImageClass> all, Variant variant) {
        if (!(variant.classes() instanceof ClassChoice.Random random)) {
            return all;
        }
        if (random.k() > all.size()) {
            throw new InvalidField("classes.random", random.k(), "at most " + all.size() + ", the source's classes");
        }
        BitSet first = new SeededOrder("class", variant.seed())
                .first(all.stream().map(ImageClass::id).toList(), random.k());
        return first.stream().mapToObj(all::get).toList();
    }

    private List<BitSet> taken() {
        ImageBudget images = variant.images();
        if (images instanceof ImageBudget.Total total && variant.balance() == Balance.NONE) {
            return ofAll(total.n());
        }
        long[] gives = images instanceof ImageBudget.All ? has : quotas();
        SeededOrder order = new SeededOrder("image", variant.seed());
        List<BitSet> taken = new ArrayList<>();
        for (int c = 0; c < gives.length; c++) {
            taken.add(order.first(classes.get(c).images(), (int) gives[c]));
        }
        return taken;
    }

    /** The first n of one permutation of the images of all chosen classes. */
    private List<BitSet> ofAll(long n) {
        requireEnough("images.total", n, n);
        SeededOrder order = new SeededOrder("image", variant.seed());
        long[] keys = classes.stream()
                .flatMapToLong(c -> Arrays.stream(order.keys(c.images())))
                .toArray();
        BitSet first = SeededOrder.first(keys, (int) n);
        List<BitSet> taken = new ArrayList<>();
        int start = 0;
        for (ImageClass c : classes) {
            int end = start + c.images().size();
            taken.add(first.get(start, end));
            start = end;
        }
        return taken;
    }

    private long[] quotas() {
        long total = total();
        if (variant.shortage() == Shortage.FILL) {
            requireEnough(field(), asked(), total);
            return Quotas.inRounds(has, ranks, total);
        }
        long[] share = Quotas.equal(ranks, total);
        requireEach(share);
        return share;
    }

    private List<Shortfall> shortfalls() {
        List<Shortfall> lacking = new ArrayList<>();
        boolean shared = variant.images() instanceof ImageBudget.PerClass || variant.balance() == Balance.CLASS;
        if (shared && variant.shortage() == Shortage.FILL) {
            long[] share = Quotas.equal(ranks, total());
            for (int c = 0; c < share.length; c++) {
                if (has[c] < share[c]) {
                    lacking.add(new Shortfall(classes.get(c).id(), has[c], share[c]));
                }
            }
        }
        return lacking;
    }

    private long total() {
        return variant.images() instanceof ImageBudget.PerClass perClass
                ? Math.multiplyExact(perClass.n(), (long) classes.size())
                : asked();
    }

    private long asked() {
        if (variant.images() instanceof ImageBudget.PerClass perClass) {
            return perClass.n();
        }
        return ((ImageBudget.Total) variant.images()).n();
    }

    private String field() {
        return variant.images() instanceof ImageBudget.PerClass ? "images.perClass" : "images.total";
    }

    private void requireEnough(String field, long asked, long needed) {
        long all = Arrays.stream(has).sum();
        if (needed > all) {
            long most = variant.images() instanceof ImageBudget.PerClass ? all / classes.size() : all;
            throw new InvalidField(
                    field,
                    asked,
                    "at most " + most + ", for the " + classes.size() + " classes have " + all + " images");
        }
    }

    private void requireEach(long[] share) {
        int worst = -1;
        int lacking = 0;
        for (int c = 0; c < share.length; c++) {
            if (has[c] < share[c]) {
                lacking++;
                worst = worst < 0 || has[c] < has[worst] ? c : worst;
            }
        }
        if (lacking > 0) {
            throw new InvalidField(field(), asked(), limit(worst, share[worst], lacking - 1));
        }
    }

    private String limit(int worst, long share, int others) {
        boolean perClass = variant.images() instanceof ImageBudget.PerClass;
        long most = perClass ? has[worst] : mostBalanced(has[worst], worst);
        String more = others == 0
                ? ""
                : " (" + others + (others == 1 ? " other class lacks" : " other classes lack") + " some too)";
        return "at most " + most + ", for class " + classes.get(worst).id() + " has " + has[worst]
                + " images and would give " + share + more + "; or short: fill";
    }

    /** The greatest total of which no class has to give more than it has: full rounds, and the classes ranked before. */
    private long mostBalanced(long least, int worst) {
        int before = Integer.MAX_VALUE;
        for (int c = 0; c < has.length; c++) {
            before = has[c] == least ? Math.min(before, ranks[c]) : before;
        }
        return least * classes.size() + Math.min(before, ranks[worst]);
    }

    /** The variant with the choices that made no difference here at their defaults. */
    private Variant usedChoices(boolean filled) {
        boolean draws =
                !(variant.images() instanceof ImageBudget.All) || variant.classes() instanceof ClassChoice.Random;
        return new Variant(
                variant.classes(),
                variant.labels(),
                variant.images(),
                variant.images() instanceof ImageBudget.PerClass ? Balance.NONE : variant.balance(),
                filled ? Shortage.FILL : Shortage.REFUSE,
                draws ? variant.seed() : 0);
    }
}

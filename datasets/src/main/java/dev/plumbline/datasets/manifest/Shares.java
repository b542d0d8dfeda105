package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.source.ImageClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many images each class, or each label, gives to a budget; and what is said when there are too few. */
final class Shares {
    private final Variant variant;
    private final List<ImageClass> units;
    private final boolean labels;
    private final int[] ranks;
    private final long[] has;

    /** @param labels whether the units are labels rather than classes */
    Shares(Variant variant, List<ImageClass> units, boolean labels) {
        this.variant = variant;
        this.units = units;
        this.labels = labels;
        this.ranks = new SeededOrder(kind(), variant.seed())
                .ranks(units.stream().map(ImageClass::id).toList());
        this.has = units.stream().mapToLong(unit -> unit.images().size()).toArray();
    }

    long images() {
        return Arrays.stream(has).sum();
    }

    /** @throws InvalidField when one lacks some and the variant does not fill */
    long[] quotas() {
        long total = total();
        long[] share = Quotas.equal(ranks, total);
        if (variant.replacement()) {
            return share;
        }
        if (variant.shortage() == Shortage.FILL) {
            requireEnough(total);
            return Quotas.inRounds(has, ranks, total);
        }
        requireEach(share);
        return share;
    }

    /** Those that give all they have and less than their share, because others fill. */
    List<Shortfall> shortfalls() {
        List<Shortfall> lacking = new ArrayList<>();
        if (isShared() && !variant.replacement() && variant.shortage() == Shortage.FILL) {
            long[] share = Quotas.equal(ranks, total());
            for (int u = 0; u < share.length; u++) {
                if (has[u] < share[u]) {
                    lacking.add(new Shortfall(units.get(u).id(), has[u], share[u]));
                }
            }
        }
        return lacking;
    }

    void requireEnough(long needed) {
        long all = images();
        if (needed > all) {
            throw new InvalidField(
                    field(),
                    asked(),
                    "at most " + (isPerClass() ? all / units.size() : all) + ", for the " + units.size() + " "
                            + plural() + " have " + all + " images");
        }
    }

    private void requireEach(long[] share) {
        int worst = -1;
        int lacking = 0;
        for (int u = 0; u < share.length; u++) {
            if (has[u] < share[u]) {
                lacking++;
                worst = worst < 0 || has[u] < has[worst] ? u : worst;
            }
        }
        if (lacking > 0) {
            throw new InvalidField(field(), asked(), limit(worst, share[worst], lacking - 1));
        }
    }

    private String limit(int worst, long share, int others) {
        long most = isPerClass() ? has[worst] : mostBalanced(has[worst], worst);
        String more = others == 0
                ? ""
                : " (" + others + " other " + (others == 1 ? kind() + " lacks" : plural() + " lack") + " some too)";
        return "at most " + most + ", for " + kind() + " " + units.get(worst).id() + " has " + has[worst]
                + " images and would give " + share + more + "; or short: fill";
    }

    /** The greatest total of which none has to give more than it has: full rounds, and those ranked before. */
    private long mostBalanced(long least, int worst) {
        int before = Integer.MAX_VALUE;
        for (int u = 0; u < has.length; u++) {
            before = has[u] == least ? Math.min(before, ranks[u]) : before;
        }
        return least * units.size() + Math.min(before, ranks[worst]);
    }

    private boolean isPerClass() {
        return variant.images() instanceof ImageBudget.PerClass;
    }

    private boolean isShared() {
        return isPerClass() || variant.balance() != Balance.NONE;
    }

    private long total() {
        return isPerClass() ? Math.multiplyExact(asked(), (long) units.size()) : asked();
    }

    private long asked() {
        if (variant.images() instanceof ImageBudget.PerClass perClass) {
            return perClass.n();
        }
        return ((ImageBudget.Total) variant.images()).n();
    }

    private String field() {
        return isPerClass() ? "images.perClass" : "images.total";
    }

    private String kind() {
        return labels ? "label" : "class";
    }

    private String plural() {
        return labels ? "labels" : "classes";
    }
}

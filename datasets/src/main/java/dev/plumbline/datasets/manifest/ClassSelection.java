package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.datasets.hierarchy.Superclasses;
import dev.plumbline.datasets.hierarchy.Synset;
import dev.plumbline.datasets.hierarchy.WordNet;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The classes that take part, in the order of their ids; never none. */
final class ClassSelection {
    private final Source source;
    private final long seed;

    ClassSelection(Source source, long seed) {
        this.source = source;
        this.seed = seed;
    }

    /** @throws InvalidField when the source does not have what is asked for */
    List<ImageClass> chosen(ClassChoice choice) {
        return apply(choice, source.listing().classes());
    }

    private List<ImageClass> apply(ClassChoice choice, List<ImageClass> from) {
        if (choice instanceof ClassChoice.Under under) {
            return split("classes.under", under.synset(), true, from);
        } else if (choice instanceof ClassChoice.NotUnder notUnder) {
            return split("classes.notUnder", notUnder.synset(), false, from);
        } else if (choice instanceof ClassChoice.Top top) {
            return top(top.n(), from);
        } else if (choice instanceof ClassChoice.Random random) {
            requireAtMost("classes.random", random.k(), from);
            return first(random.k(), from);
        } else if (choice instanceof ClassChoice.Superclasses superclasses) {
            return bySuperclass(superclasses, from);
        } else if (choice instanceof ClassChoice.Chain chain) {
            List<ImageClass> left = from;
            for (ClassChoice step : chain.steps()) {
                left = apply(step, left);
            }
            return left;
        }
        return from;
    }

    /** The choice with synsets by their offsets, so that one synset has one writing. */
    static ClassChoice canonical(ClassChoice choice) {
        if (choice instanceof ClassChoice.Under under) {
            return new ClassChoice.Under(synset("classes.under", under.synset()).id());
        } else if (choice instanceof ClassChoice.NotUnder notUnder) {
            return new ClassChoice.NotUnder(
                    synset("classes.notUnder", notUnder.synset()).id());
        } else if (choice instanceof ClassChoice.Chain chain) {
            return new ClassChoice.Chain(
                    chain.steps().stream().map(ClassSelection::canonical).toList());
        }
        return choice;
    }

    /** Whether the seed has a say. */
    static boolean draws(ClassChoice choice) {
        if (choice instanceof ClassChoice.Superclasses superclasses) {
            return superclasses.drawn();
        } else if (choice instanceof ClassChoice.Chain chain) {
            return chain.steps().stream().anyMatch(ClassSelection::draws);
        }
        return choice instanceof ClassChoice.Random;
    }

    private List<ImageClass> split(String field, String written, boolean under, List<ImageClass> from) {
        Synset root = synset(field, written);
        List<ImageClass> left = from.stream()
                .filter(c -> WordNetIds.synset(field, written, source, c).isUnder(root) == under)
                .toList();
        if (left.isEmpty()) {
            throw new InvalidField(
                    field,
                    written,
                    "a noun " + (under ? "above at least one" : "not above all") + " of the " + from.size()
                            + " classes of " + source.name());
        }
        return left;
    }

    private static Synset synset(String field, String written) {
        return WordNet.nouns()
                .find(written)
                .orElseThrow(
                        () -> new InvalidField(field, written, "a noun that WordNet 3.0 has; it has none of that id"));
    }

    private static List<ImageClass> top(int n, List<ImageClass> from) {
        requireAtMost("classes.top", n, from);
        return inOrder(from.stream()
                .sorted(Comparator.comparingInt((ImageClass c) -> -c.images().size())
                        .thenComparing(ImageClass::id))
                .limit(n)
                .toList());
    }

    private List<ImageClass> bySuperclass(ClassChoice.Superclasses choice, List<ImageClass> from) {
        Map<String, String> superclasses =
                Superclasses.resolve(choice.superclasses(), source.superclasses(), WordNet.nouns());
        Map<String, List<ImageClass>> members = new TreeMap<>();
        new TreeSet<>(superclasses.values()).forEach(name -> members.put(name, new ArrayList<>()));
        for (ImageClass c : from) {
            String superclass = superclasses.get(c.id());
            if (superclass != null) {
                members.getOrDefault(superclass, List.of()).add(c);
            }
        }
        List<ImageClass> chosen = new ArrayList<>();
        members.forEach((name, subclasses) -> chosen.addAll(subclasses(name, subclasses, choice)));
        return inOrder(chosen);
    }

    private List<ImageClass> subclasses(String name, List<ImageClass> all, ClassChoice.Superclasses choice) {
        if (all.isEmpty()) {
            throw new InvalidField(
                    "classes.superclasses",
                    name,
                    "superclasses that " + source.name() + " has classes of; it has none of this one");
        }
        int asked = choice.subclasses().among(all.size());
        if (asked > all.size()) {
            throw new InvalidField(
                    "classes.subclasses",
                    asked,
                    "at most " + all.size() + ", the classes of " + name + " in the source");
        }
        return first(asked, all);
    }

    private List<ImageClass> first(int k, List<ImageClass> from) {
        return new SeededOrder("class", seed)
                .first(from.stream().map(ImageClass::id).toList(), k).stream()
                        .mapToObj(from::get)
                        .toList();
    }

    private static void requireAtMost(String field, int asked, List<ImageClass> from) {
        if (asked > from.size()) {
            throw new InvalidField(field, asked, "at most " + from.size() + ", the source's classes");
        }
    }

    private static List<ImageClass> inOrder(Collection<ImageClass> classes) {
        return classes.stream().sorted(Comparator.comparing(ImageClass::id)).toList();
    }
}

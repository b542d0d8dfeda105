package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which classes of the source take part: {@code all}, {@code {top: n}}, {@code {random: k}}, {@code {under: SYNSET}},
 * {@code {notUnder: SYNSET}} or {@code {superclasses: NAMES, subclasses: n or fraction}}. All but the last may stand
 * together: each narrows what the one before it left, in the order under, notUnder, top, random.
 */
public sealed interface ClassChoice {
    /** As it is written. */
    @JsonValue
    Object json();

    /** Every class of the source. */
    record All() implements ClassChoice {
        @Override
        public String json() {
            return "all";
        }
    }

    /**
     * The classes at or below a noun of WordNet 3.0.
     *
     * @param synset its offset, as {@code n00015388}, or its name, as {@code animal.n.01}
     */
    record Under(String synset) implements ClassChoice {
        public Under {
            requireSynset("classes.under", synset);
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("under", synset);
        }
    }

    /** The classes neither at nor below a noun of WordNet 3.0; see {@link Under}. */
    record NotUnder(String synset) implements ClassChoice {
        public NotUnder {
            requireSynset("classes.notUnder", synset);
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("notUnder", synset);
        }
    }

    /** The n classes with the most images; of classes with equally many those of the smaller ids. */
    record Top(int n) implements ClassChoice {
        public Top {
            Require.atLeast("classes.top", n, 1);
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("top", n);
        }
    }

    /** The first k of one seeded permutation of the classes, so that choices nest over k. */
    record Random(int k) implements ClassChoice {
        public Random {
            Require.atLeast("classes.random", k, 1);
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("random", k);
        }
    }

    /**
     * Classes by their superclass. The subclasses of a superclass are the first of one seeded permutation, so choices
     * nest over their number.
     */
    record Superclasses(SuperclassSet superclasses, Subclasses subclasses) implements ClassChoice {
        public Superclasses {
            Require.present("classes.superclasses", superclasses);
            Require.present("classes.subclasses", subclasses);
        }

        /** Whether the seed decides which of them take part. */
        public boolean drawn() {
            return !(subclasses instanceof Subclasses.All);
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new TreeMap<>(Map.of("superclasses", superclasses.json()));
            if (subclasses instanceof Subclasses.Count count) {
                json.put("subclasses", count.k());
            } else if (subclasses instanceof Subclasses.Share share) {
                json.put("subclasses", share.share());
            }
            return json;
        }
    }

    /** At least two of under, notUnder, top and random, each at most once and in this order. */
    record Chain(List<ClassChoice> steps) implements ClassChoice {
        private static final List<Class<? extends ClassChoice>> ORDER =
                List.of(Under.class, NotUnder.class, Top.class, Random.class);

        public Chain {
            steps = List.copyOf(steps);
            List<Integer> places =
                    steps.stream().map(step -> ORDER.indexOf(step.getClass())).toList();
            if (places.size() < 2
                    || places.contains(-1)
                    || !places.stream().sorted().distinct().toList().equals(places)) {
                throw new InvalidField(
                        "classes", steps, "two or more of under, notUnder, top and random, in this order");
            }
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> all = new TreeMap<>();
            steps.forEach(
                    step -> ((Map<?, ?>) step.json()).forEach((key, value) -> all.put(String.valueOf(key), value)));
            return all;
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ClassChoice of(Object json) {
        return ClassChoiceJson.read(json);
    }

    private static void requireSynset(String field, String synset) {
        Pattern noun = Pattern.compile("n[0-9]{8}|\\S+\\.n\\.[0-9]{2,}");
        if (synset == null || !noun.matcher(synset).matches()) {
            throw new InvalidField(
                    field, synset, "a noun of WordNet 3.0 by its offset, as n00015388, or its name, as animal.n.01");
        }
    }
}

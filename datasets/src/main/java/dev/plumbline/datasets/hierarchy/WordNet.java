package dev.plumbline.datasets.hierarchy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** The nouns of WordNet 3.0. A synset is read once, with its ancestors; safe for several threads. */
public final class WordNet {
    private static final Pattern ID = Pattern.compile("n([0-9]{8})");
    private static final Pattern NAME = Pattern.compile("(\\S+)\\.n\\.([0-9]{2,9})");

    private final Dictionary dictionary;
    private final Map<Long, Synset> known = new ConcurrentHashMap<>();

    private WordNet() {
        try {
            this.dictionary = Dictionary.getDefaultResourceInstance();
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet 3.0 cannot be read from the class path", e);
        }
    }

    /** WordNet is a constant, which takes a third of a second to open, when it is first asked for. */
    private static final class Constant {
        private static final WordNet NOUNS = new WordNet();
    }

    public static WordNet nouns() {
        return Constant.NOUNS;
    }

    /** By its offset, as {@code n00015388}, or its name, as {@code animal.n.01} (any of its lemmas will do). */
    public Optional<Synset> find(String written) {
        Matcher id = ID.matcher(written);
        if (id.matches()) {
            return at(Long.parseLong(id.group(1)));
        }
        Matcher name = NAME.matcher(written);
        return name.matches() ? sense(name.group(1), Integer.parseInt(name.group(2))) : Optional.empty();
    }

    private Optional<Synset> at(long offset) {
        Synset synset = known.get(offset);
        return synset != null ? Optional.of(synset) : read(offset).map(this::synset);
    }

    private Optional<Synset> sense(String lemma, int sense) {
        long[] senses = senses(lemma);
        return sense >= 1 && sense <= senses.length ? at(senses[sense - 1]) : Optional.empty();
    }

    private Synset synset(net.sf.extjwnl.data.Synset read) {
        Synset before = known.get(read.getOffset());
        if (before != null) {
            return before;
        }
        List<Synset> parents = hypernyms(read).stream()
                .map(this::synset)
                .sorted(Comparator.comparing(Synset::name))
                .toList();
        List<String> lemmas = read.getWords().stream().map(Word::getLemma).toList();
        String id = String.format(Locale.ROOT, "n%08d", read.getOffset());
        Synset made = new Synset(id, name(lemmas.get(0), read.getOffset()), lemmas, parents);
        Synset other = known.putIfAbsent(read.getOffset(), made);
        return other == null ? made : other;
    }

    private String name(String lemma, long offset) {
        long[] senses = senses(lemma);
        int sense = 0;
        while (senses[sense] != offset) {
            sense++;
        }
        return String.format(
                Locale.ROOT, "%s.n.%02d", lemma.toLowerCase(Locale.ROOT).replace(' ', '_'), sense + 1);
    }

    /** The dictionary answers any offset inside a line with the line's synset, and one in the licence's lines with a fault. */
    private Optional<net.sf.extjwnl.data.Synset> read(long offset) {
        synchronized (dictionary) {
            try {
                return Optional.ofNullable(dictionary.getSynsetAt(POS.NOUN, offset))
                        .filter(synset -> synset.getOffset() == offset);
            } catch (JWNLException | NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** The offsets of a lemma's nouns, the commonest sense first; empty for no lemma. */
    private long[] senses(String lemma) {
        synchronized (dictionary) {
            try {
                IndexWord word = dictionary.getIndexWord(POS.NOUN, lemma.replace('_', ' '));
                return word == null ? new long[0] : word.getSynsetOffsets();
            } catch (JWNLException e) {
                throw new IllegalStateException("WordNet 3.0 cannot be read at " + lemma, e);
            }
        }
    }

    private List<net.sf.extjwnl.data.Synset> hypernyms(net.sf.extjwnl.data.Synset of) {
        synchronized (dictionary) {
            try {
                List<net.sf.extjwnl.data.Synset> all = new ArrayList<>();
                for (Pointer pointer : of.getPointers(PointerType.HYPERNYM)) {
                    // The dictionary counts the hypernyms of instances among them.
                    if (pointer.getType() == PointerType.HYPERNYM) {
                        all.add(pointer.getTargetSynset());
                    }
                }
                return all;
            } catch (JWNLException e) {
                throw new IllegalStateException("WordNet 3.0 cannot be read at " + of.getOffset(), e);
            }
        }
    }
}

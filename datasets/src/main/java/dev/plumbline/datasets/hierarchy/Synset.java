package dev.plumbline.datasets.hierarchy;

import java.util.List;

/** A noun of WordNet 3.0 in its place under {@code entity.n.01}. Immutable; equal where the ids are. */
public final class Synset {
    private final String id;
    private final String name;
    private final List<String> lemmas;
    private final List<Synset> parents;
    private final int minDepth;

    /** @param parents sorted by name */
    Synset(String id, String name, List<String> lemmas, List<Synset> parents) {
        this.id = id;
        this.name = name;
        this.lemmas = List.copyOf(lemmas);
        this.parents = List.copyOf(parents);
        this.minDepth =
                parents.stream().mapToInt(parent -> parent.minDepth + 1).min().orElse(0);
    }

    /** Its offset in WordNet's file of nouns, as ImageNet writes it: {@code n02084071}. */
    public String id() {
        return id;
    }

    /** Its first lemma in lower case and which sense of that lemma it is: {@code dog.n.01}. */
    public String name() {
        return name;
    }

    /** As WordNet has them, with spaces: {@code domestic dog}, {@code Canis familiaris}. */
    public List<String> lemmas() {
        return lemmas;
    }

    /** Its hypernyms, sorted by name. Instances (as Paris of a city) have none. */
    public List<Synset> parents() {
        return parents;
    }

    /** Steps of the shortest way up to a noun without parents: 0 for {@code entity.n.01}. */
    public int minDepth() {
        return minDepth;
    }

    /** The first ancestor by first parents whose {@link #minDepth} is at most {@code depth}; itself where it is shallower. */
    public Synset atDepth(int depth) {
        Synset at = this;
        while (at.minDepth > depth) {
            at = at.parents.get(0);
        }
        return at;
    }

    /** Whether this is the other, or below it by any way. */
    public boolean isUnder(Synset other) {
        return equals(other) || parents.stream().anyMatch(parent -> parent.isUnder(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Synset synset && id.equals(synset.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}

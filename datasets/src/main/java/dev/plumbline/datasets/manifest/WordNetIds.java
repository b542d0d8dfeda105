package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.hierarchy.Synset;
import dev.plumbline.datasets.hierarchy.WordNet;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Source;

/** Classes whose ids are WordNet's. */
final class WordNetIds {
    private WordNetIds() {}

    /** @param field what asked for WordNet, for the fault, and its value */
    static Synset synset(String field, Object value, Source source, ImageClass c) {
        return WordNet.nouns()
                .find(c.id())
                .orElseThrow(() -> new InvalidField(
                        field,
                        value,
                        "a source whose class ids are WordNet's, as n01443537; " + c.id() + " of " + source.name()
                                + " is none"));
    }
}

package dev.plumbline.models.retention;

import dev.plumbline.models.checkpoint.FileName;
import java.util.Set;

/**
 * What the topics say of a store's checkpoints. A stage that they do not know may be another installation's: nothing of
 * it is collected.
 *
 * @param known stages of accepted runs
 * @param cited weights of which there is an evaluation, and predictions that one follows from
 * @param awaited fine-tuning stages of which a run still wants evaluations
 */
public record Citations(Set<String> known, Set<? extends FileName> cited, Set<String> awaited) {
    public Citations {
        known = Set.copyOf(known);
        cited = Set.copyOf(cited);
        awaited = Set.copyOf(awaited);
    }
}

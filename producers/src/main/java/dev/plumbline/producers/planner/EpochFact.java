package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.CheckpointRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one epoch of one stage.
 *
 * @param checkpoint of the highest generation; of equals, the first
 * @param at when it was finalised, or null: it was not
 * @param corruptions one for each generation that a worker could not read
 * @param scored evaluations of any generation
 * @param scoredAt when the last of them was made, or null: none
 */
record EpochFact(
        String stage,
        int epoch,
        @Nullable CheckpointRef checkpoint,
        @Nullable Instant at,
        List<Corruption> corruptions,
        Set<Score> scored,
        @Nullable Instant scoredAt)
        implements Fact {
    static final String KIND = "epoch/";

    record Corruption(int generation, Failed failed) {}

    record Score(int generation, TestKey test) {}

    EpochFact {
        corruptions = List.copyOf(corruptions);
        scored = Set.copyOf(scored);
    }

    static EpochFact none(String stage, int epoch) {
        return new EpochFact(stage, epoch, null, null, List.of(), Set.of(), null);
    }

    EpochFact with(CheckpointRef done, Instant doneAt) {
        return done.generation() <= generation()
                ? this
                : new EpochFact(stage, epoch, done, doneAt, corruptions, scored, scoredAt);
    }

    EpochFact withScore(Score score, Instant when) {
        if (scored.contains(score)) {
            return this;
        }
        Set<Score> all = new LinkedHashSet<>(scored);
        all.add(score);
        Instant last = scoredAt == null ? when : Times.latest(scoredAt, when);
        return new EpochFact(stage, epoch, checkpoint, at, corruptions, all, last);
    }

    /** Of two reports of one generation the earlier stands. */
    EpochFact withCorruption(int generation, Failed failed) {
        List<Corruption> all = new ArrayList<>();
        Failed earliest = failed;
        for (Corruption corruption : corruptions) {
            if (corruption.generation() != generation) {
                all.add(corruption);
            } else if (!earliest.heard().isBefore(corruption.failed().heard())) {
                earliest = corruption.failed();
            }
        }
        all.add(new Corruption(generation, earliest));
        all.sort(Comparator.comparingInt(Corruption::generation));
        return new EpochFact(stage, epoch, checkpoint, at, all, scored, scoredAt);
    }

    /** Of the checkpoint; 0: there is none. */
    int generation() {
        return checkpoint == null ? 0 : checkpoint.generation();
    }

    /** The generation that is wanted next; no higher than {@link #generation} when the checkpoint is sound. */
    int wanted() {
        return 1 + corruptions.stream().mapToInt(Corruption::generation).max().orElse(0);
    }

    /** Whether there is a checkpoint that no worker found corrupt. */
    boolean sound() {
        return checkpoint != null && generation() >= wanted();
    }

    /** Whether the checkpoint that counts was scored on the test set. */
    boolean scored(TestKey test) {
        return checkpoint != null && scored.contains(new Score(generation(), test));
    }

    @Override
    public String key() {
        return KIND + stage + "/" + epoch;
    }
}

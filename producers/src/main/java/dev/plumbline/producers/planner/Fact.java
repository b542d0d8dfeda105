package dev.plumbline.producers.planner;

/** What the planner remembers: a small record under a key, written to its store when it changes. */
sealed interface Fact
        permits RunFact, TestFact, CommandFact, EpochFact, WorkFact, Said.OfRun, Said.OfStage, Said.OfBackfill {
    /** {@code kind/identity}; the kind says how the bytes are read. */
    String key();
}

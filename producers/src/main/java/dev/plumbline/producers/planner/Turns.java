package dev.plumbline.producers.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is: the highest priority, aged by how long it was not served; then the study with the least work
 * outstanding, of equals the one served longest ago; then the stage nearest to its end; then the first accepted. It is
 * not remembered over a restart, which costs a low priority or a study no more than one turn.
 */
final class Turns {
    private final Duration ageing;
    private final Map<Integer, Instant> priorityServed = new HashMap<>();
    private final Map<String, Long> studyServed = new HashMap<>();
    private long turns;

    Turns(Duration ageing) {
        this.ageing = ageing;
    }

    /**
     * @param candidates at least one
     * @param usage outstanding items by study
     */
    Candidate next(List<Candidate> candidates, Map<String, Integer> usage, Instant now) {
        int priority = priority(candidates, now);
        return candidates.stream()
                .filter(candidate -> candidate.priority() == priority)
                .min(Comparator.<Candidate>comparingInt(c -> usage.getOrDefault(c.study(), 0))
                        .thenComparingLong(c -> studyServed.getOrDefault(c.study(), -1L))
                        .thenComparingInt(Candidate::rank)
                        .thenComparingLong(Candidate::order)
                        .thenComparing(c -> c.stage().id()))
                .orElseThrow();
    }

    /** A whole priority ages, not each stage: so that the long wait of one study's many stages does not undo fair share. */
    private int priority(List<Candidate> candidates, Instant now) {
        Map<Integer, Instant> since = new HashMap<>();
        candidates.forEach(c -> since.merge(c.priority(), c.since(), (a, b) -> a.isBefore(b) ? a : b));
        return since.keySet().stream()
                .max(Comparator.<Integer>comparingLong(p -> aged(p, since.getOrDefault(p, now), now))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private long aged(int priority, Instant since, Instant now) {
        Instant waiting = Times.latest(since, priorityServed.getOrDefault(priority, Instant.MIN));
        return priority + Math.max(0, Duration.between(waiting, now).dividedBy(ageing));
    }

    void served(Candidate candidate, Instant now) {
        priorityServed.put(candidate.priority(), now);
        studyServed.put(candidate.study(), turns++);
    }
}

package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is alive, by their heartbeats. It is not remembered over a restart: whoever lives will be heard again, and silence
 * counts only while the planner itself was listening.
 */
final class Workers {
    /** A longer pause between two looks means that the planner was deaf: its broker away, its process stopped. */
    private static final Duration DEAF = Duration.ofSeconds(10);

    private final Duration silence;
    private final Map<String, Life> lives = new HashMap<>();
    private final Map<Queue, Instant> lastStart = new EnumMap<>(Queue.class);
    /** When all slots were taken last, or there were none. */
    private final Map<Queue, Instant> lastFull = new EnumMap<>(Queue.class);

    private final Map<Queue, Instant> lastHeard = new EnumMap<>(Queue.class);
    private Instant listeningSince = Instant.MIN;
    private Instant lastLook = Instant.MIN;

    private record Holding(String work, int attempt) {}

    private record Life(Heartbeat last, Instant heard, Map<Holding, Instant> listed) {}

    Workers(Duration silence) {
        this.silence = silence;
    }

    void heard(Heartbeat heartbeat, Instant now) {
        Life known = lives.get(heartbeat.worker());
        if (known != null && heartbeat.at().isBefore(known.last().at())) {
            return;
        }
        Map<Holding, Instant> listed = known == null ? new HashMap<>() : known.listed();
        listed.values().removeIf(at -> Times.elapsed(at, silence, now));
        heartbeat.working().forEach(p -> listed.put(new Holding(p.work(), p.attempt()), now));
        lives.put(heartbeat.worker(), new Life(heartbeat, now, listed));
        for (Queue queue : Queue.values()) {
            if (queue.servedBy() == heartbeat.kind()) {
                lastHeard.merge(queue, now, Times::latest);
            }
        }
    }

    void began(Queue queue, Instant now) {
        lastStart.merge(queue, now, Times::latest);
    }

    /** To be called before each decision; forgets who has long been silent. */
    void look(Instant now) {
        if (Times.elapsed(lastLook, DEAF, now)) {
            listeningSince = now;
        }
        lastLook = now;
        lives.values().removeIf(life -> Times.elapsed(life.heard(), silence.multipliedBy(2), now));
        for (Queue queue : Queue.values()) {
            if (busy(queue, now) >= slots(queue, now)) {
                lastFull.put(queue, now);
            }
        }
    }

    /** Slots of the workers that are alive and stay. */
    int slots(Queue queue, Instant now) {
        return serving(queue, now).mapToInt(heartbeat -> heartbeat.slots()).sum();
    }

    int busy(Queue queue, Instant now) {
        return serving(queue, now)
                .mapToInt(heartbeat ->
                        Math.min(heartbeat.slots(), heartbeat.working().size()))
                .sum();
    }

    int count(Queue queue, Instant now) {
        return (int) serving(queue, now).count();
    }

    /** Since when nobody has been heard of who serves the queue; empty: somebody was, or it is too early to say. */
    Optional<Instant> absentSince(Queue queue, Instant now) {
        Instant since = Times.latest(listeningSince, orNever(lastHeard.get(queue)));
        return count(queue, now) == 0 && Times.elapsed(since, silence, now) ? Optional.of(since) : Optional.empty();
    }

    /** Since when the planner itself has listened without a pause. */
    Instant listeningSince() {
        return listeningSince;
    }

    boolean left(WorkFact.Holder holder) {
        Life life = lives.get(holder.worker());
        return life != null && life.last().leaving();
    }

    /** Whether the holder has not spoken of the attempt for too long. */
    boolean lost(WorkId work, WorkFact.Holder holder, Instant now) {
        Life life = lives.get(holder.worker());
        Instant listed = life == null ? null : life.listed().get(new Holding(work.toString(), holder.attempt()));
        return silent(Times.latest(holder.heard(), orNever(listed)), silence, now);
    }

    /** Whether nobody began what was put into the queue then, nor anything else since, though workers had free slots. */
    boolean overlooked(Queue queue, Instant releasedAt, Duration patience, Instant now) {
        Instant last = Times.latest(orNever(lastStart.get(queue)), orNever(lastFull.get(queue)));
        return silent(Times.latest(releasedAt, last), patience, now);
    }

    private boolean silent(Instant since, Duration patience, Instant now) {
        return Times.elapsed(Times.latest(since, listeningSince), patience, now);
    }

    private Stream<Heartbeat> serving(Queue queue, Instant now) {
        return lives.values().stream()
                .filter(life -> !Times.elapsed(life.heard(), silence, now))
                .map(Life::last)
                .filter(heartbeat -> heartbeat.kind() == queue.servedBy() && !heartbeat.leaving());
    }

    private static Instant orNever(@Nullable Instant at) {
        return at == null ? Instant.MIN : at;
    }
}

package dev.plumbline.service.work;

import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One worker process.
 *
 * @param id unique to one process's life
 * @param slots items that it works on at once
 * @param device as {@code cpu} or {@code gpu0}
 * @param sources names of the sources whose images it can read
 * @param heartbeat how often it says that it lives
 * @param grace how long it may take to leave
 */
public record WorkerSettings(
        String id,
        Heartbeat.Kind kind,
        int slots,
        String device,
        List<String> sources,
        Duration heartbeat,
        Duration grace) {
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(25);

    public WorkerSettings {
        Require.name("worker", id);
        Require.atLeast("slots", slots, 1);
        sources = List.copyOf(sources);
    }

    public static WorkerSettings of(String id, Heartbeat.Kind kind, int slots, String device, List<String> sources) {
        return new WorkerSettings(id, kind, slots, device, sources, HEARTBEAT, GRACE);
    }

    /** {@code trainer} or {@code evaluator}. */
    public String role() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** CloudEvents {@code source}, as {@code plumbline/trainer/host-4711-9f3a}. */
    public String source() {
        return "plumbline/" + role() + "/" + id;
    }
}

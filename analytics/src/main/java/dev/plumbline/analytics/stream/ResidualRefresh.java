package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.contracts.event.Residual;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says a figure's residuals again once its baseline has changed and come to rest, a slice at a time.
 *
 * <p>The store names, per figure, the baseline version that every residual has been said for. It names none while a point
 * of the figure waits for its first residual, which is said for the baseline that stands then.
 */
final class ResidualRefresh {
    /** A baseline that never rests is refreshed every so many rounds. */
    private static final int MOST_ROUNDS = 30;

    private final Figures figures;
    private final KeyValueStore<String, String> store;
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final TreeSet<String> owed = new TreeSet<>();
    private final Deque<Pass> passes = new ArrayDeque<>();

    private record Waiting(String version, int rounds) {}

    /** A figure whose residuals are being said. */
    private record Pass(String figure, Deque<Point> left, String version) {}

    ResidualRefresh(Figures figures, KeyValueStore<String, String> store) {
        this.figures = figures;
        this.store = store;
        try (KeyValueIterator<String, String> all = store.all()) {
            all.forEachRemaining(entry -> said.put(entry.key, entry.value));
        }
    }

    /** A point of the figure waits for its first residual. */
    void owe(String figure) {
        if (owed.add(figure) && said.containsKey(figure)) {
            store.delete(figure);
        }
    }

    /** All points that waited have their residual, for the baseline that stands. */
    void settle() {
        for (String figure : owed) {
            if (said.containsKey(figure)) {
                if (figures.baselineVersion(figure).equals(Optional.of(said.get(figure)))) {
                    store.put(figure, said.get(figure));
                } else {
                    said.remove(figure);
                }
            }
        }
        owed.clear();
    }

    /** Looks which baselines have changed and come to rest; called every round. */
    void look() {
        for (String figure : figures.names()) {
            Optional<String> version = figures.baselineVersion(figure);
            if (version.isEmpty()) {
                waiting.remove(figure);
            } else if (passes.stream().noneMatch(pass -> pass.figure().equals(figure))
                    && isDue(figure, version.get())) {
                passes.add(new Pass(figure, new ArrayDeque<>(figures.points(figure)), version.get()));
                waiting.remove(figure);
            }
        }
    }

    /** The next residuals to say, of at most so many points. */
    List<Residual> slice(int most) {
        Pass pass = passes.peek();
        if (pass == null) {
            return List.of();
        }
        List<Point> next = new ArrayList<>();
        while (next.size() < most && !pass.left().isEmpty()) {
            next.add(pass.left().remove());
        }
        if (pass.left().isEmpty()) {
            passes.remove();
            end(pass);
        }
        return figures.residuals(pass.figure(), next);
    }

    /** A baseline that has changed meanwhile is refreshed again. */
    private void end(Pass pass) {
        if (figures.baselineVersion(pass.figure()).equals(Optional.of(pass.version()))) {
            said.put(pass.figure(), pass.version());
            if (!owed.contains(pass.figure())) {
                store.put(pass.figure(), pass.version());
            }
        }
    }

    /** Whether a slice is to be said. */
    boolean hasMore() {
        return !passes.isEmpty();
    }

    /** Whether a baseline has changed and not yet come to rest, or is being refreshed. */
    boolean waits() {
        return !waiting.isEmpty() || hasMore();
    }

    private boolean isDue(String figure, String version) {
        if (version.equals(said.get(figure))) {
            waiting.remove(figure);
            return false;
        }
        Waiting before = waiting.get(figure);
        if (before != null && (before.version().equals(version) || before.rounds() >= MOST_ROUNDS)) {
            return true;
        }
        waiting.put(figure, new Waiting(version, before == null ? 1 : before.rounds() + 1));
        return false;
    }
}

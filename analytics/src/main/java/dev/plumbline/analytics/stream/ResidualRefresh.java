package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.contracts.event.Residual;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says a figure's residuals again once its baseline has changed and come to rest.
 *
 * <p>The store names, per figure, the baseline version that every residual has been said for. A new point's residual is
 * said when it comes, so a figure whose stored version is the current one lacks none.
 */
final class ResidualRefresh {
    /** A baseline that never rests is refreshed every so many rounds. */
    private static final int MOST_ROUNDS = 30;

    private final Figures figures;
    private final KeyValueStore<String, String> said;
    private final Map<String, Waiting> waiting = new HashMap<>();

    private record Waiting(String version, int rounds) {}

    ResidualRefresh(Figures figures, KeyValueStore<String, String> said) {
        this.figures = figures;
        this.said = said;
    }

    /** The residuals to say now; called every round. */
    List<Residual> due() {
        List<Residual> residuals = new ArrayList<>();
        for (String figure : figures.names()) {
            Optional<String> version = figures.baselineVersion(figure);
            if (version.isEmpty()) {
                waiting.remove(figure);
            }
            if (version.isPresent() && isDue(figure, version.get())) {
                residuals.addAll(figures.residuals(figure));
                said.put(figure, version.get());
                waiting.remove(figure);
            }
        }
        return residuals;
    }

    /** Whether a baseline has changed and not yet come to rest. */
    boolean waits() {
        return !waiting.isEmpty();
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

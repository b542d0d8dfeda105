package dev.plumbline.analytics.baselines;

import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Content;
import dev.plumbline.contracts.event.NamedBaseline.Model;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Makes baselines of points, and refuses those without a line. */
public final class NewBaseline {
    private NewBaseline() {}

    /**
     * A version of a baseline.
     *
     * @param what names the points in a refusal, as a file or a series
     * @throws IllegalArgumentException if there are too many points, or they have no line; says which
     */
    public static NamedBaseline of(
            Content content, Collection<Observation> points, String what, String by, Instant at) {
        if (points.size() > NamedBaseline.MOST_POINTS) {
            throw new IllegalArgumentException(
                    what + " has " + points.size() + " points; a baseline has at most " + NamedBaseline.MOST_POINTS);
        }
        List<Model> models = points.stream()
                .map(point -> new Model(point.id(), point.ood(), name(point.unit())))
                .toList();
        NamedBaseline made = NamedBaseline.of(content, models, by, at);
        if (Reference.of(made).trend() instanceof Trend.Unfitted none) {
            throw new IllegalArgumentException(what + " gives no baseline: " + none.reason() + excluded(none, content));
        }
        return made;
    }

    private static String excluded(Trend none, Content content) {
        long excluded = none.excluded().total();
        return excluded == 0
                ? ""
                : " on the " + content.scale() + " scale, which has no value for 0 or 1 (" + excluded + " left out)";
    }

    /** A unit's own name where it can be one, else its digest: equal units stay equal. */
    private static String name(String unit) {
        try {
            return Require.name("unit", unit);
        } catch (InvalidField e) {
            return "sha256-" + Digest.of(unit.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        }
    }
}

package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a baseline: models whose trend residuals are taken to, frozen from a series or imported from a table. Of the
 * versions of a name the latest stands.
 *
 * @param version names the content, which is all but {@code by} and {@code at}: 16 hexadecimal digits of its digest
 * @param ood the OOD test set's name
 * @param scale on which its line is fitted
 * @param points in canonical order; equal ones are distinct models
 * @param frozenFrom of a frozen baseline, and of no other
 * @param source where the figures are from, and {@code licence} under what; of an imported baseline both
 * @param by who made it
 */
public record NamedBaseline(
        String name,
        String version,
        Kind kind,
        String task,
        String ood,
        String metric,
        String scale,
        List<Model> points,
        @Nullable Series frozenFrom,
        @Nullable String source,
        @Nullable String licence,
        String by,
        Instant at)
        implements Event {
    /** So many points fit a Kafka record of the usual largest size, 1 MiB, whatever their units are called. */
    public static final int MOST_POINTS = 3_000;

    private static final List<String> SCALES = List.of("linear", "logit", "probit");

    /** Where a baseline comes from. */
    public enum Kind {
        @JsonProperty("frozen")
        FROZEN,
        @JsonProperty("imported")
        IMPORTED
    }

    /**
     * One model.
     *
     * @param id its metric in distribution, {@code ood} out of it, both in [0, 1]
     * @param unit what it is left out with: a pre-training, or a value of the imported table
     */
    public record Model(double id, double ood, String unit) {
        static final Comparator<Model> CANONICAL =
                Comparator.comparing(Model::unit).thenComparingDouble(Model::id).thenComparingDouble(Model::ood);

        public Model {
            Require.between("points.id", id, 0, 1);
            Require.between("points.ood", ood, 0, 1);
            Require.name("points.unit", unit);
        }

        /** Exact, and the same text on every Java: decimal digits of a double are not. */
        String canonical() {
            return Double.toHexString(id) + " " + Double.toHexString(ood) + " " + unit;
        }
    }

    /** A series of a study. */
    public record Series(String study, String series) {
        public Series {
            Require.name("frozenFrom.study", study);
            Require.name("frozenFrom.series", series);
        }
    }

    /** What residuals are taken to, and where it is from. */
    public record Content(
            String name,
            Kind kind,
            String task,
            String ood,
            String metric,
            String scale,
            @Nullable Series frozenFrom,
            @Nullable String source,
            @Nullable String licence) {
        String version(List<Model> points) {
            return Digest.ofCanonical(
                            List.of(this, points.stream().map(Model::canonical).toList()))
                    .substring(0, 16);
        }
    }

    public NamedBaseline {
        Require.name("name", name);
        if (name.equals(Residual.FROM_SCRATCH)) {
            throw new InvalidField("name", name, "another: that is the name of every study's own runs from scratch");
        }
        Require.present("kind", kind);
        Require.name("task", task);
        Require.name("ood", ood);
        Require.name("metric", metric);
        if (!SCALES.contains(Require.present("scale", scale))) {
            throw new InvalidField("scale", scale, "one of " + String.join(", ", SCALES));
        }
        points = Require.present("points", points).stream()
                .sorted(Model.CANONICAL)
                .toList();
        Require.between("the number of points", points.size(), 1, MOST_POINTS);
        requireOrigin(kind, frozenFrom, source, licence);
        String digest = new Content(name, kind, task, ood, metric, scale, frozenFrom, source, licence).version(points);
        if (!digest.equals(version)) {
            throw new InvalidField("version", version, "what the content gives, " + digest);
        }
        Require.name("by", by);
        Require.present("at", at);
    }

    /** The version that some content and points are. */
    public static NamedBaseline of(Content content, Collection<Model> points, String by, Instant at) {
        List<Model> sorted = points.stream().sorted(Model.CANONICAL).toList();
        return new NamedBaseline(
                content.name(),
                content.version(sorted),
                content.kind(),
                content.task(),
                content.ood(),
                content.metric(),
                content.scale(),
                sorted,
                content.frozenFrom(),
                content.source(),
                content.licence(),
                by,
                at);
    }

    private static void requireOrigin(
            Kind kind, @Nullable Series frozenFrom, @Nullable String source, @Nullable String licence) {
        if ((kind == Kind.FROZEN) != (frozenFrom != null)) {
            throw new InvalidField("frozenFrom", frozenFrom, "a series with frozen, and nothing otherwise");
        }
        if (kind == Kind.IMPORTED || source != null) {
            Require.text("source", source);
        }
        if (kind == Kind.IMPORTED || licence != null) {
            Require.text("licence", licence);
        }
    }

    /** Whether it takes the other's place, of the same name: the later, and of two at one instant the greater version. */
    public boolean supersedes(NamedBaseline other) {
        int order = at.compareTo(other.at);
        return order > 0 || (order == 0 && version.compareTo(other.version) > 0);
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public String eventId() {
        return "baseline/" + name + "/" + version;
    }
}

package dev.plumbline.analytics.statistics;

/**
 * Points that a scale leaves out, by reason.
 *
 * @param idAtBound points whose ID value is exactly 0 or 1
 * @param oodAtBound points whose OOD value alone is exactly 0 or 1: leaving these out selects on the outcome
 */
public record Excluded(long idAtBound, long oodAtBound) {
    /** Nothing left out. */
    public static final Excluded NONE = new Excluded(0, 0);

    /** How many points are left out. */
    public long total() {
        return idAtBound + oodAtBound;
    }

    Excluded plus(Excluded other) {
        return new Excluded(idAtBound + other.idAtBound, oodAtBound + other.oodAtBound);
    }

    Excluded minus(Excluded other) {
        return new Excluded(idAtBound - other.idAtBound, oodAtBound - other.oodAtBound);
    }

    static Excluded of(Observation point, Scale scale) {
        if (!scale.admits(point.id())) {
            return new Excluded(1, 0);
        }
        return scale.admits(point.ood()) ? NONE : new Excluded(0, 1);
    }
}

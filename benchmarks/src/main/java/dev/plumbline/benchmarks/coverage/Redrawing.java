package dev.plumbline.benchmarks.coverage;

import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.benchmarks.coverage.SimulatedLaboratory.Checkpoint;

/** A way to an interval. */
enum Redrawing {
    /** Pre-trainings: what claims rest on. */
    PRETRAINING("`pretraining`", Unit.PRETRAINING),
    /** Single points, as in the papers. */
    PAIRS("`pairs`", Unit.PAIRS);

    private final String label;
    private final Unit unit;

    Redrawing(String label, Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    /** The unit whose rule gives the interval. */
    Unit unit() {
        return unit;
    }

    Observation observation(Checkpoint point) {
        String name = point.pretraining();
        return new Observation(
                point.id(), point.ood(), this == PAIRS ? name + "/" + point.run() + "/" + point.epoch() : name);
    }
}

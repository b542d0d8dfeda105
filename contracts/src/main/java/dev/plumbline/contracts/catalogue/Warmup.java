package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;

/** A linear rise to the peak learning rate at the begin of a stage, of {@code length} epochs or steps; 0 is none. */
public record Warmup(double length, Unit unit) {
    /** What the length counts. */
    public enum Unit {
        @JsonProperty("epochs")
        EPOCHS,
        @JsonProperty("steps")
        STEPS
    }

    public Warmup {
        Require.between("warmup.length", length, 0, 1e9);
        Require.present("warmup.unit", unit);
    }

    public static Warmup none() {
        return new Warmup(0, Unit.STEPS);
    }

    public static Warmup epochs(double length) {
        return new Warmup(length, Unit.EPOCHS);
    }

    public static Warmup steps(long length) {
        return new Warmup((double) length, Unit.STEPS);
    }

    double steps(long steps, long perEpoch) {
        return Math.min(unit == Unit.EPOCHS ? length * perEpoch : length, (double) steps);
    }
}

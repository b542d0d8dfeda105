package dev.plumbline.models.engine;

import java.util.List;

/** Per channel R, G, B in 0..1: subtract the mean, divide by the standard deviation. */
public record Normalisation(List<Double> mean, List<Double> std) {
    public Normalisation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** The factor of a byte. */
    HostTensor scale() {
        float[] scale = new float[3];
        for (int c = 0; c < 3; c++) {
            scale[c] = (float) (1 / (255 * std.get(c)));
        }
        return HostTensor.floats(List.of(3L), scale);
    }

    /** Added after {@link #scale}. */
    HostTensor shift() {
        float[] shift = new float[3];
        for (int c = 0; c < 3; c++) {
            shift[c] = (float) (-mean.get(c) / std.get(c));
        }
        return HostTensor.floats(List.of(3L), shift);
    }
}

package dev.plumbline.datasets.rendered.raster;

/** A colour for each point of a shape. */
@FunctionalInterface
public interface Paint {
    /**
     * Writes red, green, blue and opacity, each in [0, 1], to {@code rgba}, which comes with opacity 1.
     *
     * @param u the point in the coordinates the path was drawn in
     * @param v likewise, downwards
     */
    void at(float u, float v, float[] rgba);
}

package dev.plumbline.datasets.rendered.raster;

import java.util.Arrays;

/** Points on the way to a path, for shapes whose points are computed. */
public final class Knots {
    private float[] values = new float[48];
    private int length;

    /** The next point of a closed shape. */
    public Knots at(float x, float y) {
        put(x);
        put(y);
        return this;
    }

    /** The next point of a line that is {@code halfWidth} wide to each side there. */
    public Knots at(float x, float y, float halfWidth) {
        put(x);
        put(y);
        put(halfWidth);
        return this;
    }

    public Path curve() {
        return Path.curve(all());
    }

    public Path polygon() {
        return Path.polygon(all());
    }

    public Path stroke() {
        return Path.stroke(all());
    }

    private float[] all() {
        return Arrays.copyOf(values, length);
    }

    private void put(float value) {
        if (length == values.length) {
            values = Arrays.copyOf(values, length * 2);
        }
        values[length++] = value;
    }
}

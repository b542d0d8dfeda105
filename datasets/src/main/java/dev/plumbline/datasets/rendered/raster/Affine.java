package dev.plumbline.datasets.rendered.raster;

/**
 * The map x = a u + b v + e, y = c u + d v + f. Frame coordinates run from 0 to 1, x to the right and y down, whatever
 * the image's size.
 */
public record Affine(float a, float b, float c, float d, float e, float f) {
    public static final Affine IDENTITY = new Affine(1, 0, 0, 1, 0, 0);

    public static Affine at(float x, float y) {
        return new Affine(1, 0, 0, 1, x, y);
    }

    /** This map after a scaling of its input. */
    public Affine scale(float sx, float sy) {
        return new Affine(a * sx, b * sy, c * sx, d * sy, e, f);
    }

    public Affine scale(float s) {
        return scale(s, s);
    }

    /** This map after a rotation of its input, clockwise on the screen. */
    public Affine turn(float turns) {
        float cos = Waves.cos(turns);
        float sin = Waves.sin(turns);
        return new Affine(a * cos + b * sin, b * cos - a * sin, c * cos + d * sin, d * cos - c * sin, e, f);
    }

    /** This map after its input leans by {@code lean} in u for each unit of v. */
    public Affine lean(float lean) {
        return new Affine(a, b + a * lean, c, d + c * lean, e, f);
    }

    /** This map after a shift of its input. */
    public Affine move(float u, float v) {
        return new Affine(a, b, c, d, x(u, v), y(u, v));
    }

    public float x(float u, float v) {
        return a * u + b * v + e;
    }

    public float y(float u, float v) {
        return c * u + d * v + f;
    }

    /** The inverse map. The map must not be flat (determinant 0). */
    public Affine inverse() {
        float n = 1 / (a * d - b * c);
        return new Affine(d * n, -b * n, -c * n, a * n, (b * f - d * e) * n, (c * e - a * f) * n);
    }
}

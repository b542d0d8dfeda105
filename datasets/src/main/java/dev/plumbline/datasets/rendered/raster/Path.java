package dev.plumbline.datasets.rendered.raster;

import java.util.Arrays;

/**
 * Closed polygons, filled where any of them covers (curves are flattened as they are added). Each polygon is turned to
 * one orientation when it is closed, so overlaps add up instead of cancelling.
 */
public final class Path {
    private static final int CURVE_STEPS = 3;

    private float[] points = new float[64];
    private int[] ends = new int[4];
    private int length;
    private int count;

    public static Path polygon(float... xy) {
        return new Path().add(xy);
    }

    public static Path ellipse(float cx, float cy, float rx, float ry) {
        return new Path().addEllipse(cx, cy, rx, ry);
    }

    public static Path box(float left, float top, float right, float bottom) {
        return polygon(left, top, right, top, right, bottom, left, bottom);
    }

    /** A smooth closed curve through the given points. */
    public static Path curve(float... xy) {
        return new Path().addCurve(xy);
    }

    /** A smooth line through (x, y, half-width) triples, with flat ends. */
    public static Path stroke(float... xyw) {
        return new Path().addStroke(xyw);
    }

    public Path add(float... xy) {
        for (int i = 0; i < xy.length; i += 2) {
            point(xy[i], xy[i + 1]);
        }
        return close();
    }

    public Path addEllipse(float cx, float cy, float rx, float ry) {
        int steps = 16;
        for (int i = 0; i < steps; i++) {
            float t = (float) i / steps;
            point(cx + rx * Waves.cos(t), cy + ry * Waves.sin(t));
        }
        return close();
    }

    /** Adds a ring of {@code n} points whose radius the function gives for each angle in turns. */
    public Path addPolar(float cx, float cy, int n, Radius radius) {
        for (int i = 0; i < n; i++) {
            float t = (float) i / n;
            float r = radius.at(t);
            point(cx + r * Waves.cos(t), cy + r * Waves.sin(t));
        }
        return close();
    }

    public Path addCurve(float... xy) {
        int n = xy.length / 2;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < CURVE_STEPS; k++) {
                float t = (float) k / CURVE_STEPS;
                point(knot(xy, 2, 0, i, n, t), knot(xy, 2, 1, i, n, t));
            }
        }
        return close();
    }

    public Path addStroke(float... xyw) {
        int n = xyw.length / 3;
        int samples = n == 2 ? 2 : (n - 1) * CURVE_STEPS + 1;
        float[] line = new float[samples * 3];
        for (int s = 0; s < samples; s++) {
            int i = n == 2 ? s : s / CURVE_STEPS;
            float t = n == 2 ? 0 : (float) (s % CURVE_STEPS) / CURVE_STEPS;
            for (int c = 0; c < 3; c++) {
                line[s * 3 + c] = openKnot(xyw, c, i, n, t);
            }
        }
        return outline(line, samples);
    }

    int polygons() {
        return count;
    }

    /** Index into the points where polygon {@code i} starts. */
    int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    int end(int i) {
        return ends[i];
    }

    /** All points under a map, x and y in turn. */
    float[] mapped(Affine map) {
        float[] out = new float[length];
        for (int i = 0; i < length; i += 2) {
            out[i] = map.x(points[i], points[i + 1]);
            out[i + 1] = map.y(points[i], points[i + 1]);
        }
        return out;
    }

    private Path outline(float[] line, int samples) {
        for (int s = 0; s < samples; s++) {
            offset(line, s, samples, 1);
        }
        for (int s = samples - 1; s >= 0; s--) {
            offset(line, s, samples, -1);
        }
        return close();
    }

    private void offset(float[] line, int s, int samples, float side) {
        int before = Math.max(0, s - 1) * 3;
        int after = Math.min(samples - 1, s + 1) * 3;
        float dx = line[after] - line[before];
        float dy = line[after + 1] - line[before + 1];
        float norm = (float) Math.sqrt(dx * dx + dy * dy);
        float w = norm == 0 ? 0 : side * Math.max(0, line[s * 3 + 2]) / norm;
        point(line[s * 3] - dy * w, line[s * 3 + 1] + dx * w);
    }

    private void point(float x, float y) {
        if (length + 2 > points.length) {
            points = Arrays.copyOf(points, points.length * 2);
        }
        points[length++] = x;
        points[length++] = y;
    }

    private Path close() {
        int start = start(count);
        if (area(start, length) < 0) {
            reverse(start, length);
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = length;
        return this;
    }

    private float area(int from, int to) {
        float sum = 0;
        for (int i = from, j = to - 2; i < to; j = i, i += 2) {
            sum += points[j] * points[i + 1] - points[i] * points[j + 1];
        }
        return sum;
    }

    private void reverse(int from, int to) {
        for (int i = from, j = to - 2; i < j; i += 2, j -= 2) {
            float x = points[i];
            float y = points[i + 1];
            points[i] = points[j];
            points[i + 1] = points[j + 1];
            points[j] = x;
            points[j + 1] = y;
        }
    }

    private static float knot(float[] p, int stride, int c, int i, int n, float t) {
        return catmullRom(
                p[(i + n - 1) % n * stride + c],
                p[i * stride + c],
                p[(i + 1) % n * stride + c],
                p[(i + 2) % n * stride + c],
                t);
    }

    private static float openKnot(float[] p, int c, int i, int n, float t) {
        int next = Math.min(n - 1, i + 1);
        return catmullRom(
                p[Math.max(0, i - 1) * 3 + c], p[i * 3 + c], p[next * 3 + c], p[Math.min(n - 1, i + 2) * 3 + c], t);
    }

    private static float catmullRom(float a, float b, float c, float d, float t) {
        return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    /** A radius for an angle in turns. */
    @FunctionalInterface
    public interface Radius {
        float at(float turns);
    }
}

package dev.plumbline.datasets.rendered.objects;

import static dev.plumbline.datasets.rendered.raster.Waves.clamp;
import static dev.plumbline.datasets.rendered.raster.Waves.floor;
import static dev.plumbline.datasets.rendered.raster.Waves.step;
import static dev.plumbline.datasets.rendered.raster.Waves.triangle;

import dev.plumbline.datasets.rendered.raster.Waves;

/**
 * How much of the second colour shows at a point, 0 to 1. Every pattern of this world is a lattice, periodic in u and v
 * or about a centre, without any noise.
 */
@FunctionalInterface
interface Pattern {
    Pattern PLAIN = (u, v) -> 0;

    float at(float u, float v);

    /** Straight bars across the direction {@code turns}. */
    static Pattern bars(float frequency, float turns) {
        float cos = Waves.cos(turns) * frequency;
        float sin = Waves.sin(turns) * frequency;
        return (u, v) -> edge(triangle(u * cos + v * sin));
    }

    static Pattern checks(float frequency) {
        return (u, v) -> {
            float a = edge(triangle(u * frequency));
            float b = edge(triangle(v * frequency));
            return a + b - 2 * a * b;
        };
    }

    /** Discs of radius {@code r} (share of the spacing) on a staggered lattice. */
    static Pattern dots(float frequency, float r) {
        return (u, v) -> {
            float y = v * frequency;
            int row = floor(y);
            float x = u * frequency + (row & 1) * 0.5f;
            float dx = x - floor(x) - 0.5f;
            float dy = y - row - 0.5f;
            return clamp((r * r - dx * dx - dy * dy) / (0.5f * r * r) + 0.5f);
        };
    }

    /** Rings about (cu, cv). */
    static Pattern rings(float cu, float cv, float frequency) {
        return (u, v) -> {
            float x = u - cu;
            float y = v - cv;
            return edge(triangle((float) Math.sqrt(x * x + y * y) * frequency));
        };
    }

    /** {@code n} sectors about (cu, cv). */
    static Pattern sectors(float cu, float cv, int n) {
        return (u, v) -> edge(triangle(Waves.angle(u - cu, v - cv) * n));
    }

    /** An arm that winds outwards, {@code frequency} turns for each unit of radius. */
    static Pattern spiral(float cu, float cv, float frequency) {
        return (u, v) -> {
            float x = u - cu;
            float y = v - cv;
            return edge(triangle((float) Math.sqrt(x * x + y * y) * frequency + Waves.angle(x, y)));
        };
    }

    /** Mortar lines between bricks twice as wide as high. */
    static Pattern bricks(float frequency) {
        return (u, v) -> {
            float y = v * frequency;
            float x = u * frequency * 0.5f + (floor(y) & 1) * 0.5f;
            return Math.max(step(0.72f, 0.95f, 1 - triangle(y)), step(0.84f, 0.97f, 1 - triangle(x)));
        };
    }

    /** Thin lines both ways. */
    static Pattern grid(float frequency) {
        return (u, v) -> Math.max(step(0.6f, 0.9f, triangle(u * frequency)), step(0.6f, 0.9f, triangle(v * frequency)));
    }

    /** Thin lines both ways, on the slant. */
    static Pattern trellis(float frequency) {
        return (u, v) -> Math.max(
                step(0.55f, 0.9f, triangle((u + v) * frequency)), step(0.55f, 0.9f, triangle((u - v) * frequency)));
    }

    /** Rows of arcs, each row half a step on, as on a roof or a fish. */
    static Pattern scales(float frequency) {
        return (u, v) -> {
            float y = v * frequency;
            int row = floor(y);
            float x = u * frequency + (row & 1) * 0.5f;
            float dx = x - floor(x) - 0.5f;
            float dy = y - row;
            return step(0.18f, 0.3f, dx * dx + dy * dy * 0.5f);
        };
    }

    static Pattern zigzag(float frequency) {
        return (u, v) -> edge(triangle(v * frequency + triangle(u * frequency) * 0.7f));
    }

    /** One band from v = {@code top} to {@code bottom}. */
    static Pattern band(float top, float bottom) {
        return (u, v) -> step(top - 0.03f, top + 0.03f, v) * (1 - step(bottom - 0.03f, bottom + 0.03f, v));
    }

    /** A share of the second colour that grows from {@code top} to {@code bottom}. */
    static Pattern fade(float top, float bottom) {
        return (u, v) -> step(top, bottom, v);
    }

    /** This pattern over {@code other}. */
    default Pattern over(Pattern other) {
        return (u, v) -> Math.max(at(u, v), other.at(u, v));
    }

    private static float edge(float wave) {
        return step(0.38f, 0.62f, wave);
    }
}

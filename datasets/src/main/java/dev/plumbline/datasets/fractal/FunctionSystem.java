package dev.plumbline.datasets.fractal;

import java.util.Arrays;

/**
 * An iterated function system: affine maps (x, y) -> (a x + b y + e, c x + d y + f), each chosen in proportion to the area
 * |ad - bc| that it keeps of the plane. Immutable.
 */
public final class FunctionSystem {
    /** Coefficients of a function: a to f. */
    static final int COEFFICIENTS = 6;

    private final double[] rows;
    private final double[] cumulative;

    private FunctionSystem(double[] rows, double[] cumulative) {
        this.rows = rows;
        this.cumulative = cumulative;
    }

    /** @param rows a, b, c, d, e, f of the first function, then those of the next */
    static FunctionSystem of(double[] rows) {
        int functions = rows.length / COEFFICIENTS;
        double[] weights = new double[functions];
        double sum = 0;
        for (int i = 0; i < functions; i++) {
            int at = i * COEFFICIENTS;
            weights[i] = Math.abs(rows[at] * rows[at + 3] - rows[at + 1] * rows[at + 2]);
            sum += weights[i];
        }
        double so = 0;
        for (int i = 0; i < functions; i++) {
            so += weights[i] / sum;
            weights[i] = so;
        }
        return new FunctionSystem(rows.clone(), weights);
    }

    /** As the search draws one: how many functions there are (2 to 7), then their coefficients. */
    static FunctionSystem draw(MersenneTwister stream) {
        double[] rows = new double[stream.integer(2, 8) * COEFFICIENTS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = stream.uniform(-1, 1);
        }
        return of(rows);
    }

    /** One coefficient of all functions times a factor; how often each function is chosen stays as it was. */
    FunctionSystem scaled(int coefficient, double factor) {
        double[] changed = rows.clone();
        for (int i = coefficient; i < changed.length; i += COEFFICIENTS) {
            changed[i] *= factor;
        }
        return new FunctionSystem(changed, cumulative);
    }

    public int functions() {
        return cumulative.length;
    }

    /** a, b, c, d, e, f of one function, the first being 0. */
    public double[] coefficients(int function) {
        return Arrays.copyOfRange(rows, function * COEFFICIENTS, (function + 1) * COEFFICIENTS);
    }

    /** Where the chaos game goes; see {@link Orbit}. */
    int orbit(double[] draws, double[] xs, double[] ys) {
        int functions = cumulative.length;
        double x = 0;
        double y = 0;
        xs[0] = 0;
        ys[0] = 0;
        for (int i = 1; i < xs.length; i++) {
            int chosen = chosen(draws[i - 1]);
            // The cumulative weights can end a rounding error below 1: a draw above them stays where it is.
            if (chosen < functions) {
                int at = chosen * COEFFICIENTS;
                double nextX = x * rows[at] + y * rows[at + 1] + rows[at + 4];
                y = x * rows[at + 2] + y * rows[at + 3] + rows[at + 5];
                x = nextX;
            }
            xs[i] = x;
            ys[i] = y;
            if (Double.isNaN(x + y) && (Double.isNaN(x) || Double.isNaN(y))) {
                return i;
            }
        }
        return xs.length;
    }

    /** The first function whose cumulative weight is at least the draw: how many are less. */
    private int chosen(double draw) {
        int less = 0;
        for (double bound : cumulative) {
            less += bound < draw ? 1 : 0;
        }
        return less;
    }
}

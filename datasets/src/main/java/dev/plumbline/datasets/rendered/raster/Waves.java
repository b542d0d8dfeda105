package dev.plumbline.datasets.rendered.raster;

/** Periodic functions and angles in turns (1 turn = 360 degrees), from tables and polynomials: no platform's libm. */
public final class Waves {
    private static final int STEPS = 2048;
    private static final float[] SINE = table();

    private Waves() {}

    /** Sine of an angle in turns. */
    public static float sin(float turns) {
        float t = (turns - floor(turns)) * STEPS;
        int i = (int) t;
        float low = SINE[i];
        return low + (SINE[i + 1] - low) * (t - i);
    }

    public static float cos(float turns) {
        return sin(turns + 0.25f);
    }

    /** The angle of (x, y) in turns, within [-0.5, 0.5]; error below 0.001 turn. */
    public static float angle(float x, float y) {
        float ax = Math.abs(x);
        float ay = Math.abs(y);
        float high = Math.max(ax, ay);
        if (high == 0) {
            return 0;
        }
        float q = Math.min(ax, ay) / high;
        float a = q * (0.125f + 0.0434f * (1 - q));
        a = ay > ax ? 0.25f - a : a;
        a = x < 0 ? 0.5f - a : a;
        return y < 0 ? -a : a;
    }

    /** A triangle wave of period 1: 0 at whole numbers, 1 half-way between. */
    public static float triangle(float t) {
        return 1 - Math.abs(2 * (t - floor(t)) - 1);
    }

    /** 0 below {@code low}, 1 above {@code high}, smooth between. */
    public static float step(float low, float high, float value) {
        float t = clamp((value - low) / (high - low));
        return t * t * (3 - 2 * t);
    }

    public static float clamp(float value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }

    public static float mix(float a, float b, float t) {
        return a + (b - a) * t;
    }

    /** The largest whole number not above {@code value}, for |value| below 2^31. */
    public static int floor(float value) {
        int i = (int) value;
        return value < i ? i - 1 : i;
    }

    private static float[] table() {
        float[] sine = new float[STEPS + 2];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) StrictMath.sin(2 * Math.PI * i / STEPS);
        }
        return sine;
    }
}

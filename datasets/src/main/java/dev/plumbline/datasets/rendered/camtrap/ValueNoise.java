package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Waves;

/** Smooth random fields over the plane: the one texture source of this world, and of this world only. */
final class ValueNoise {
    private static final int VALUES = 4096;
    private static final int ROWS = 1024;
    /** One long row of values; row j of the lattice is this row from a place of its own. */
    private static final float[] VALUE = new float[VALUES];

    private static final int[] ROW = new int[ROWS];

    static {
        Draws draws = Draws.of(0x5EED);
        for (int i = 0; i < VALUES; i++) {
            VALUE[i] = draws.unit();
        }
        for (int j = 0; j < ROWS; j++) {
            ROW[j] = draws.below(VALUES);
        }
    }

    private ValueNoise() {}

    /** A field in [0, 1) with features of about unit size. */
    static float at(float x, float y, int salt) {
        int i = Waves.floor(x);
        int j = Waves.floor(y);
        float tx = x - i;
        float ty = y - j;
        tx *= tx * (3 - 2 * tx);
        ty *= ty * (3 - 2 * ty);
        int above = ROW[(j + salt) & (ROWS - 1)] + i;
        int below = ROW[(j + 1 + salt) & (ROWS - 1)] + i;
        float top = Waves.mix(VALUE[above & (VALUES - 1)], VALUE[(above + 1) & (VALUES - 1)], tx);
        float bottom = Waves.mix(VALUE[below & (VALUES - 1)], VALUE[(below + 1) & (VALUES - 1)], tx);
        return Waves.mix(top, bottom, ty);
    }

    /** Two octaves, in [0, 1). */
    static float rough(float x, float y, int salt) {
        return 0.65f * at(x, y, salt) + 0.35f * at(x * 2.7f + 11, y * 2.7f + 5, salt + 391);
    }

    /** Distance from (x, y) to the nearest of one jittered point for each unit cell, at most about 1. */
    static float cells(float x, float y, int salt) {
        int i = Waves.floor(x);
        int j = Waves.floor(y);
        float nearest = 2;
        for (int b = j - 1; b <= j + 1; b++) {
            for (int a = i - 1; a <= i + 1; a++) {
                int hash = Draws.hash(a, b, salt);
                float dx = a + 0.2f + 0.6f * Draws.unit(hash) - x;
                float dy = b + 0.2f + 0.6f * Draws.unit(hash * 0x9E3779B1) - y;
                nearest = Math.min(nearest, dx * dx + dy * dy);
            }
        }
        return (float) Math.sqrt(nearest);
    }
}

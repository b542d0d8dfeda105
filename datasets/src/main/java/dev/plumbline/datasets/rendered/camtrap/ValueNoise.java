package dev.plumbline.datasets.rendered.camtrap;

import dev.plumbline.datasets.rendered.raster.Draws;
import dev.plumbline.datasets.rendered.raster.Waves;

/** Smooth random fields over the plane: the one texture source of this world, and of this world only. */
final class ValueNoise {
    private ValueNoise() {}

    /** A field in [0, 1) with features of about unit size. */
    static float at(float x, float y, int salt) {
        int i = Waves.floor(x);
        int j = Waves.floor(y);
        float tx = x - i;
        float ty = y - j;
        tx *= tx * (3 - 2 * tx);
        ty *= ty * (3 - 2 * ty);
        float top = Waves.mix(lattice(i, j, salt), lattice(i + 1, j, salt), tx);
        float bottom = Waves.mix(lattice(i, j + 1, salt), lattice(i + 1, j + 1, salt), tx);
        return Waves.mix(top, bottom, ty);
    }

    /** Two octaves, in [0, 1). */
    static float rough(float x, float y, int salt) {
        return 0.65f * at(x, y, salt) + 0.35f * at(x * 2.7f + 11, y * 2.7f + 5, salt + 1);
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

    private static float lattice(int i, int j, int salt) {
        return Draws.unit(Draws.hash(i, j, salt));
    }
}

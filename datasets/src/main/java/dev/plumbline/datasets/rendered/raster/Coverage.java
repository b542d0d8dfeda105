package dev.plumbline.datasets.rendered.raster;

/**
 * How much of each pixel a path covers, exactly: every edge adds its signed area to the cells it crosses and a running
 * sum along the row fills the rest (the method of font-rs and stb_truetype 2).
 */
final class Coverage {
    private final int size;
    private final int stride;
    private final float[] cells;
    private int left;
    private int right;
    private int top;
    private int bottom;

    Coverage(int size) {
        this.size = size;
        this.stride = size + 2;
        this.cells = new float[size * stride];
    }

    /** Accumulates a path under a map to pixels; false when nothing of it can show. */
    boolean add(Path path, Affine toPixels) {
        float[] points = path.mapped(toPixels);
        bound(points);
        if (top >= bottom || left >= right) {
            return false;
        }
        for (int i = 0; i < path.polygons(); i++) {
            polygon(points, path.start(i), path.end(i));
        }
        return true;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    /** Takes one row's coverages, in [0, 1], into {@code out} and clears it; returns the first column written. */
    int takeRow(int y, float[] out) {
        float sum = 0;
        int base = y * stride;
        for (int x = left; x < right; x++) {
            sum += cells[base + x];
            cells[base + x] = 0;
            float cover = sum < 0 ? -sum : sum;
            out[x] = cover > 1 ? 1 : cover;
        }
        cells[base + right] = 0;
        cells[base + right + 1] = 0;
        return left;
    }

    int right() {
        return right;
    }

    private void polygon(float[] p, int from, int to) {
        float x0 = p[to - 2];
        float y0 = p[to - 1];
        for (int i = from; i < to; i += 2) {
            float x1 = p[i];
            float y1 = p[i + 1];
            if (y0 < y1) {
                edge(x0, y0, x1, y1, 1);
            } else if (y1 < y0) {
                edge(x1, y1, x0, y0, -1);
            }
            x0 = x1;
            y0 = y1;
        }
    }

    private void bound(float[] p) {
        float x0 = p[0];
        float x1 = x0;
        float y0 = p[1];
        float y1 = y0;
        for (int i = 2; i < p.length; i += 2) {
            float x = p[i];
            float y = p[i + 1];
            x0 = x < x0 ? x : x0;
            x1 = x > x1 ? x : x1;
            y0 = y < y0 ? y : y0;
            y1 = y > y1 ? y : y1;
        }
        left = Math.max(0, Waves.floor(x0));
        right = Math.min(size, Waves.floor(x1) + 1);
        top = Math.max(0, Waves.floor(y0));
        bottom = Math.min(size, Waves.floor(y1) + 1);
    }

    private void edge(float x0, float y0, float x1, float y1, float sign) {
        float slope = (x1 - x0) / (y1 - y0);
        int first = Math.max(0, Waves.floor(y0));
        int last = Math.min(size, Waves.floor(y1) + 1);
        for (int y = first; y < last; y++) {
            float ya = y > y0 ? y : y0;
            float yb = y + 1 < y1 ? y + 1 : y1;
            if (yb > ya) {
                float xa = limit(x0 + (ya - y0) * slope);
                float xb = limit(x0 + (yb - y0) * slope);
                if (xa < xb) {
                    span(y * stride, xa, xb, (yb - ya) * sign);
                } else {
                    span(y * stride, xb, xa, (yb - ya) * sign);
                }
            }
        }
    }

    private float limit(float x) {
        return x < 0 ? 0 : x > size ? size : x;
    }

    /** Spreads the height {@code dy} of an edge piece over the cells from xa to xb of one row. */
    private void span(int base, float xa, float xb, float dy) {
        int i = (int) xa;
        int j = (int) xb;
        if (i == j) {
            float mean = 0.5f * (xa + xb) - i;
            cells[base + i] += dy * (1 - mean);
            cells[base + i + 1] += dy * mean;
            return;
        }
        float perUnit = dy / (xb - xa);
        float entered = 0;
        for (int x = i; x <= j; x++) {
            float from = x > xa ? x : xa;
            float to = x + 1 < xb ? x + 1 : xb;
            float part = (to - from) * perUnit;
            float inside = part * (x + 1 - 0.5f * (from + to));
            cells[base + x] += entered + inside;
            entered = part - inside;
        }
        cells[base + j + 1] += entered;
    }
}

package dev.plumbline.datasets.rendered.raster;

/**
 * A square image under work: linear blending of painted shapes, and the share of each pixel that the subject shows.
 * Not thread-safe; one for each image.
 */
public final class Canvas {
    private static final float FAINT = 1f / 512;

    private final int size;
    private final float[] rgb;
    private final float[] mask;
    private final float[] row;
    private final float[] ink = new float[4];
    private final Coverage coverage;
    private boolean subject;

    public Canvas(int size) {
        this.size = size;
        this.rgb = new float[size * size * 3];
        this.mask = new float[size * size];
        this.row = new float[size];
        this.coverage = new Coverage(size);
    }

    public int size() {
        return size;
    }

    /** From here on, shapes belong to the subject (and not to what surrounds or hides it), or no longer. */
    public void subject(boolean on) {
        subject = on;
    }

    /** Fills a path, given in the coordinates that {@code pose} maps to the frame. */
    public void fill(Path path, Affine pose, Paint paint) {
        Affine toPixels = new Affine(
                pose.a() * size, pose.b() * size, pose.c() * size, pose.d() * size, pose.e() * size, pose.f() * size);
        if (coverage.add(path, toPixels)) {
            Affine back = toPixels.inverse();
            for (int y = coverage.top(); y < coverage.bottom(); y++) {
                fillRow(y, back, paint);
            }
        }
    }

    /** Paints every pixel; the paint sees frame coordinates. */
    public void wash(Paint paint) {
        float step = 1f / size;
        for (int y = 0, i = 0; y < size; y++) {
            for (int x = 0; x < size; x++, i++) {
                ink[3] = 1;
                paint.at((x + 0.5f) * step, (y + 0.5f) * step, ink);
                blend(i, ink[3]);
            }
        }
    }

    /** Changes every pixel's colour in place. */
    public void grade(Grade grade) {
        for (int y = 0, i = 0; y < size; y++) {
            for (int x = 0; x < size; x++, i += 3) {
                ink[0] = rgb[i];
                ink[1] = rgb[i + 1];
                ink[2] = rgb[i + 2];
                grade.at(x, y, ink);
                rgb[i] = ink[0];
                rgb[i + 1] = ink[1];
                rgb[i + 2] = ink[2];
            }
        }
    }

    /** The share of the frame that the subject shows, in [0, 1]. */
    public float subjectShare() {
        float sum = 0;
        for (float m : mask) {
            sum += m;
        }
        return sum / mask.length;
    }

    /** The share of one pixel that the subject shows. */
    public float subjectAt(int x, int y) {
        return mask[y * size + x];
    }

    /** Writes the image as interleaved bytes from {@code offset}, row by row: size x size x (red, green, blue). */
    public void write(byte[] out, int offset) {
        for (int i = 0; i < rgb.length; i++) {
            out[offset + i] = (byte) (int) (Waves.clamp(rgb[i]) * 255 + 0.5f);
        }
    }

    private void fillRow(int y, Affine back, Paint paint) {
        int from = coverage.takeRow(y, row);
        for (int x = from; x < coverage.right(); x++) {
            float cover = row[x];
            if (cover > FAINT) {
                ink[3] = 1;
                paint.at(back.x(x + 0.5f, y + 0.5f), back.y(x + 0.5f, y + 0.5f), ink);
                blend(y * size + x, cover * ink[3]);
            }
        }
    }

    private void blend(int pixel, float share) {
        int i = pixel * 3;
        rgb[i] += (ink[0] - rgb[i]) * share;
        rgb[i + 1] += (ink[1] - rgb[i + 1]) * share;
        rgb[i + 2] += (ink[2] - rgb[i + 2]) * share;
        if (subject) {
            mask[pixel] += (1 - mask[pixel]) * share;
        } else if (mask[pixel] > 0) {
            mask[pixel] -= mask[pixel] * share;
        }
    }

    /** A change of one pixel's colour. */
    @FunctionalInterface
    public interface Grade {
        void at(int x, int y, float[] rgb);
    }
}

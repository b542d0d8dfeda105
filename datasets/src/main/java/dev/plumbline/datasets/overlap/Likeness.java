package dev.plumbline.datasets.overlap;

import org.jspecify.annotations.Nullable;

/**
 * How alike two images are: the correlation of their brightnesses about the means of blocks of {@value #BLOCK} x
 * {@value #BLOCK}, 1 where one is the other brighter or of more contrast. That of whole images would find a tree
 * against the sky like a hill against it. One of the two may be a crop of the other, of at least {@value #LEAST} of {@value Luma#SIDE} parts of its side: the best fit counts,
 * sought at whole pixels and then refined to quarters.
 */
final class Likeness {
    private static final int LEAST = 28;
    private static final double FINEST = 0.25;
    /** Variance below which an image is of one brightness, in squares of a grey value. */
    private static final double FLAT = 1e-3;

    private static final int BLOCK = 8;
    private static final int BLOCKS = Luma.SIDE / BLOCK;

    private final Luma whole;
    private final Luma crop;

    private Likeness(Luma whole, Luma crop) {
        this.whole = whole;
        this.crop = crop;
    }

    /** Where a crop may lie in the other image. */
    private record Window(double left, double top, double width, double height) {
        boolean fits() {
            return left >= 0
                    && top >= 0
                    && width >= LEAST
                    && height >= LEAST
                    && left + width <= Luma.SIDE
                    && top + height <= Luma.SIDE;
        }

        Window moved(int way, double step) {
            double by = (way & 1) == 0 ? step : -step;
            return switch (way >> 1) {
                case 0 -> new Window(left + by, top, width, height);
                case 1 -> new Window(left, top + by, width, height);
                case 2 -> new Window(left, top, width + by, height);
                default -> new Window(left, top, width, height + by);
            };
        }
    }

    /** -1 to 1; the order of the two does not matter. */
    static double of(Luma a, Luma b) {
        return Math.max(new Likeness(a, b).best(), new Likeness(b, a).best());
    }

    private double best() {
        Window window = new Window(0, 0, Luma.SIDE, Luma.SIDE);
        double best = correlation(window);
        for (int side = Luma.SIDE - 1; side >= LEAST; side--) {
            for (int at = 0; at < (Luma.SIDE - side + 1) * (Luma.SIDE - side + 1); at++) {
                int across = Luma.SIDE - side + 1;
                Window tried = new Window(at % across, (double) (at / across), side, side);
                double found = correlation(tried);
                if (found > best) {
                    best = found;
                    window = tried;
                }
            }
        }
        return refined(window, best);
    }

    private double refined(Window start, double startsAt) {
        Window window = start;
        double best = startsAt;
        for (double step = 0.5; step >= FINEST; ) {
            @Nullable Window better = null;
            for (int way = 0; way < 8; way++) {
                Window tried = window.moved(way, step);
                double found = tried.fits() ? correlation(tried) : -1;
                if (found > best) {
                    best = found;
                    better = tried;
                }
            }
            if (better == null) {
                step /= 2;
            } else {
                window = better;
            }
        }
        return best;
    }

    /** Of the window, drawn over the whole side, with the crop; 0 where either is of one brightness. */
    private double correlation(Window window) {
        double varianceA = 0;
        double varianceB = 0;
        double covariance = 0;
        double[] a = drawn(window);
        for (int block = 0; block < BLOCKS * BLOCKS; block++) {
            int corner = block / BLOCKS * BLOCK * Luma.SIDE + block % BLOCKS * BLOCK;
            double sumA = 0;
            double sumB = 0;
            double squaresA = 0;
            double squaresB = 0;
            double products = 0;
            for (int i = 0; i < BLOCK * BLOCK; i++) {
                int at = corner + i / BLOCK * Luma.SIDE + i % BLOCK;
                double inA = a[at];
                double inB = crop.at(at);
                sumA += inA;
                sumB += inB;
                squaresA += inA * inA;
                squaresB += inB * inB;
                products += inA * inB;
            }
            int count = BLOCK * BLOCK;
            varianceA += squaresA / count - sumA / count * (sumA / count);
            varianceB += squaresB / count - sumB / count * (sumB / count);
            covariance += products / count - sumA / count * (sumB / count);
        }
        return varianceA < FLAT || varianceB < FLAT ? 0 : covariance / Math.sqrt(varianceA * varianceB);
    }

    private double[] drawn(Window window) {
        double[] values = new double[Luma.SIDE * Luma.SIDE];
        for (int i = 0; i < values.length; i++) {
            double x = (i % Luma.SIDE + 0.5) * window.width / Luma.SIDE - 0.5;
            double y = (i / Luma.SIDE + 0.5) * window.height / Luma.SIDE - 0.5;
            values[i] = whole.between(window.left + x, window.top + y);
        }
        return values;
    }
}

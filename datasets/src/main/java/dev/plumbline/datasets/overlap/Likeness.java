package dev.plumbline.datasets.overlap;

import org.jspecify.annotations.Nullable;

/**
 * How alike two images are: the correlation of their brightnesses about the means of blocks of {@value #BLOCK} x
 * {@value #BLOCK}, 1 where one is the other brighter or of more contrast. That of whole images would find a tree
 * against the sky like a hill against it. The inner blocks must be alike by themselves, or any two photographs in white frames would
 * be. One of the two may be a crop of the other, of at least {@value #LEAST} of {@value Luma#SIDE} parts of its side: the best fit counts,
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
            int across = Luma.SIDE - side + 1;
            for (int at = 0; at < across * across; at++) {
                int top = at / across;
                Window tried = new Window(at % across, top, side, side);
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

    /** Of the window, drawn over the whole side, with the crop: of all blocks or of those within, whichever is less. */
    private double correlation(Window window) {
        double[] drawn = drawn(window);
        Moments all = new Moments();
        Moments within = new Moments();
        for (int row = 0; row < BLOCKS; row++) {
            for (int column = 0; column < BLOCKS; column++) {
                Moments block = block(drawn, row * BLOCK * Luma.SIDE + column * BLOCK);
                all.add(block);
                if (row % (BLOCKS - 1) != 0 && column % (BLOCKS - 1) != 0) {
                    within.add(block);
                }
            }
        }
        return within.isFlat() ? all.correlation() : Math.min(all.correlation(), within.correlation());
    }

    private Moments block(double[] drawn, int corner) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int i = 0; i < BLOCK * BLOCK; i++) {
            int at = corner + i / BLOCK * Luma.SIDE + i % BLOCK;
            double a = drawn[at];
            double b = crop.at(at);
            sumA += a;
            sumB += b;
            squaresA += a * a;
            squaresB += b * b;
            products += a * b;
        }
        int count = BLOCK * BLOCK;
        Moments block = new Moments();
        block.varianceA = squaresA / count - sumA / count * (sumA / count);
        block.varianceB = squaresB / count - sumB / count * (sumB / count);
        block.covariance = products / count - sumA / count * (sumB / count);
        return block;
    }

    /** Second moments about the means of blocks, summed over blocks. */
    private static final class Moments {
        private double varianceA;
        private double varianceB;
        private double covariance;

        void add(Moments block) {
            varianceA += block.varianceA;
            varianceB += block.varianceB;
            covariance += block.covariance;
        }

        boolean isFlat() {
            return varianceA < FLAT && varianceB < FLAT;
        }

        /** 0 where either image is of one brightness. */
        double correlation() {
            return varianceA < FLAT || varianceB < FLAT ? 0 : covariance / Math.sqrt(varianceA * varianceB);
        }
    }

    private double[] drawn(Window window) {
        double[] values = new double[Luma.SIDE * Luma.SIDE];
        for (int row = 0; row < Luma.SIDE; row++) {
            double y = window.top + (row + 0.5) * window.height / Luma.SIDE - 0.5;
            for (int column = 0; column < Luma.SIDE; column++) {
                double x = window.left + (column + 0.5) * window.width / Luma.SIDE - 0.5;
                values[row * Luma.SIDE + column] = whole.between(x, y);
            }
        }
        return values;
    }
}

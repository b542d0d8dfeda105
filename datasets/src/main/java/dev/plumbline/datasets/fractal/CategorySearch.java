package dev.plumbline.datasets.fractal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The published search: candidates are drawn from one stream, NumPy's legacy generator seeded with 1, and one is kept
 * where its orbit hits at least a fifth of the pixels. The stream is walked once, in order; each candidate's orbit is then
 * computed on any thread from a copy of the stream at its place, so the result does not depend on the number of threads.
 */
public final class CategorySearch {
    private static final int SEED = 1;
    /** At least 20 % of the pixels. */
    private static final int WANTED = (Orbit.SIDE * Orbit.SIDE + 4) / 5;

    private static final int AHEAD = 16;

    private final MersenneTwister stream = MersenneTwister.seeded(SEED);
    private final Deque<Future<Trial>> pending = new ArrayDeque<>();
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
    private int drawn;

    private CategorySearch() {}

    /** @param pixels of the 512 x 512, exact for a candidate that is kept */
    private record Trial(Category category, int pixels) {}

    private static final class Scratch {
        private final double[] draws = new double[Orbit.POINTS];
        private final Orbit orbit = new Orbit();
    }

    /**
     * The first categories.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public static List<Category> first(int categories, int threads) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            return new CategorySearch().search(categories, threads, workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Category> search(int categories, int threads, ExecutorService workers) throws InterruptedException {
        List<Category> found = new ArrayList<>();
        while (found.size() < categories) {
            while (pending.size() < threads * AHEAD) {
                pending.add(draw(workers));
            }
            Trial trial = result(pending.remove());
            if (trial.pixels() >= WANTED) {
                found.add(trial.category());
            }
        }
        return found;
    }

    private Future<Trial> draw(ExecutorService workers) {
        Category candidate = new Category(++drawn, FunctionSystem.draw(stream));
        MersenneTwister here = stream.copy();
        stream.skipDoubles(Orbit.POINTS);
        return workers.submit(() -> trial(candidate, here, scratch.get()));
    }

    private static Trial trial(Category candidate, MersenneTwister stream, Scratch scratch) {
        for (int i = 0; i < scratch.draws.length; i++) {
            scratch.draws[i] = stream.unit();
        }
        scratch.orbit.run(candidate.system(), scratch.draws);
        return new Trial(candidate, scratch.orbit.pixels(WANTED));
    }

    private static Trial result(Future<Trial> pending) throws InterruptedException {
        try {
            return pending.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a candidate cannot fail", e);
        }
    }
}

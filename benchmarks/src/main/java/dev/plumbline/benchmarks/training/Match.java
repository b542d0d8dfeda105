package dev.plumbline.benchmarks.training;

import java.io.IOException;
import java.util.List;

/**
 * Sides that take turns of equally many steps, so that what else the machine does meets all of them. The order of turns
 * rotates from round to round.
 */
final class Match {
    private static final int FIRST_STEPS = 2;
    private static final double TURN_SECONDS = 1.5;

    private final List<Side> sides;
    private final double[][] rates;

    private Match(List<Side> sides, int rounds) {
        this.sides = sides;
        this.rates = new double[sides.size()][rounds];
    }

    /** Plays one round to warm up, then those that count. */
    static Match play(List<Side> sides, int rounds) throws IOException {
        Match match = new Match(sides, rounds);
        int steps = match.stepsOfATurn();
        match.round(-1, steps);
        for (int round = 0; round < rounds; round++) {
            match.round(round, steps);
        }
        return match;
    }

    /** As many as the slowest side takes in a turn's time. */
    private int stepsOfATurn() throws IOException {
        double slowest = 0;
        for (Side side : sides) {
            side.turn(FIRST_STEPS);
            slowest = Math.max(slowest, side.turn(FIRST_STEPS).seconds() / FIRST_STEPS);
        }
        return Math.max(FIRST_STEPS, (int) Math.ceil(TURN_SECONDS / slowest));
    }

    private void round(int round, int steps) throws IOException {
        for (int turn = 0; turn < sides.size(); turn++) {
            int at = Math.floorMod(turn + round, sides.size());
            Side side = sides.get(at);
            double rate = side.imagesPerStep() * steps / side.turn(steps).seconds();
            if (round >= 0) {
                rates[at][round] = rate;
            }
        }
    }

    /** Images per second. */
    Quantiles rate(Side side) {
        return Quantiles.of(rates[sides.indexOf(side)]);
    }

    /** Of two sides' rates in the same round. */
    Quantiles ratio(Side side, Side peer) {
        double[] ratios = rates[sides.indexOf(side)].clone();
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] /= rates[sides.indexOf(peer)][i];
        }
        return Quantiles.of(ratios);
    }
}

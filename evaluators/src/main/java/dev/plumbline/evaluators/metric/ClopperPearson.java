package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.event.Bounds;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** The exact 95 % interval of a share of independent trials (Clopper and Pearson 1934). */
final class ClopperPearson {
    private static final double TAIL = 0.025;

    private ClopperPearson() {}

    static Bounds of(long correct, long images) {
        double right = (double) correct;
        double wrong = (double) images - correct;
        double lower = correct == 0 ? 0 : BetaDistribution.of(right, wrong + 1).inverseCumulativeProbability(TAIL);
        double upper =
                correct == images ? 1 : BetaDistribution.of(right + 1, wrong).inverseSurvivalProbability(TAIL);
        return new Bounds(lower, upper);
    }
}

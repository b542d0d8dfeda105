package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.event.Bounds;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** The exact 95 % interval of a share of independent trials (Clopper and Pearson 1934). */
final class ClopperPearson {
    private static final double TAIL = 0.025;

    private ClopperPearson() {}

    static Bounds of(long correct, long images) {
        double lower = correct == 0
                ? 0
                : BetaDistribution.of(correct, images - correct + 1).inverseCumulativeProbability(TAIL);
        double upper = correct == images
                ? 1
                : BetaDistribution.of(correct + 1, images - correct).inverseSurvivalProbability(TAIL);
        return new Bounds(lower, upper);
    }
}

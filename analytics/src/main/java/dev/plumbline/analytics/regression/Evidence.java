package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.statistics.Interval;

/**
 * What an alarm rests on. Differences are shares of the metric: 0.01 is one point.
 *
 * @param since the first run that lies lower, as its fine-tuning stage; {@code detected} the run that raised the alarm
 * @param runs from the one to the other
 * @param reference runs before
 * @param drop mean distance of those runs below the lines through the reference
 * @param interval 95 %, by Student's t
 * @param residualSd of the reference runs about their lines
 * @param statistic of the test, in evaluations
 */
public record Evidence(
        String since,
        String detected,
        int runs,
        int reference,
        double drop,
        Interval.Bounds interval,
        double residualSd,
        double statistic) {}

package dev.plumbline.analytics.regression;

import dev.plumbline.contracts.event.Regression.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The last change in a series' history, by its runs in their order and the acceptances among them.
 *
 * @param number of the change, from 1: alarms have odd numbers, and their endings even ones
 * @param ending null while the alarm lasts
 */
record Finding(int number, @Nullable Ending ending, Evidence evidence) {}

/** Trends, their bootstrap intervals and effective robustness: pure functions of points. */
@NullMarked
package dev.plumbline.analytics.statistics;

import org.jspecify.annotations.NullMarked;

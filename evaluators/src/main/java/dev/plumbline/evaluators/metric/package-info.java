/** Metrics of predictions and their intervals: docs/evaluation.md. Pure. */
@NullMarked
package dev.plumbline.evaluators.metric;

import org.jspecify.annotations.NullMarked;

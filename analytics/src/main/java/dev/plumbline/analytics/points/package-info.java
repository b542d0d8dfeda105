/** Joins evaluations with the runs that they belong to: the points of every figure. Pure. */
@NullMarked
package dev.plumbline.analytics.points;

import org.jspecify.annotations.NullMarked;

/** The trends and residuals of every figure, kept current point by point. Pure. */
@NullMarked
package dev.plumbline.analytics.trends;

import org.jspecify.annotations.NullMarked;

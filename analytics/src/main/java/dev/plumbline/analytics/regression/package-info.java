/** Whether new runs of a series have become less robust than its earlier ones: a sequential test with a false-alarm budget. Pure. */
@NullMarked
package dev.plumbline.analytics.regression;

import org.jspecify.annotations.NullMarked;

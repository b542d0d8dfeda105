/** Whether one kind of pre-training data gives other models than another: paired differences, verdicts, slopes. */
@NullMarked
package dev.plumbline.analytics.comparison;

import org.jspecify.annotations.NullMarked;
